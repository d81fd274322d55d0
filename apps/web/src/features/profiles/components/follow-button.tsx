import type { Profile } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button, buttonClass } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { useToast } from '../../../ui/toast';
import { useFollow } from '../api/follows';

/** Leads visitors to signing in. */
export function FollowButton({ profile, signInHref }: { profile: Profile; signInHref: string | null }) {
  const t = useT();
  const { say } = useToast();
  const follow = useFollow(profile.name);
  if (signInHref !== null) {
    return (
      <AppLink href={signInHref} className={buttonClass('primary', 'lg:w-full')}>
        <Icon name="plus" />
        {t('follow.follow')}
      </AppLink>
    );
  }
  const { isFollowing } = profile;
  const toggle = () => follow.mutate(!isFollowing, { onError: (error) => say(problemText(error, t), 'danger') });
  return (
    <Button tone={isFollowing ? 'plain' : 'primary'} aria-pressed={isFollowing} onClick={toggle} className="lg:w-full">
      <Icon name={isFollowing ? 'check' : 'plus'} />
      {t(isFollowing ? 'follow.following' : 'follow.follow')}
    </Button>
  );
}
