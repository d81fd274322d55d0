import { useUser } from '../features/accounts/api/session';
import { SubscribePanel } from '../features/money/components/subscribe-panel';
import type { Profile } from '../lib/api-types';
import { payersOf } from './payers';

/** Subscribing to an author, on their page. */
export function AuthorSubscription({ profile }: { profile: Profile }) {
  const user = useUser();
  const isOwn = profile.mayAdminister && user?.name === profile.name ? true : profile.role === 'admin';
  return <SubscribePanel namespace={profile.name} isOwn={isOwn} payers={user ? payersOf(user) : user} />;
}
