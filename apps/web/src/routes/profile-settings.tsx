import { useQuery } from '@tanstack/react-query';
import { profileQuery } from '../features/profiles/api/profile';
import { ProfileForm } from '../features/profiles/components/profile-form';
import { useT } from '../lib/i18n';
import { useTitle } from '../lib/use-title';
import { Avatar } from '../ui/avatar';
import { Page } from '../ui/page';
import { QueryView } from '../ui/query-view';
import { SkeletonRows } from '../ui/skeleton';
import { SignedIn } from './signed-in';

export default function ProfileSettingsPage() {
  const t = useT();
  useTitle(t('profile.editTitle'));
  return (
    <Page>
      <SignedIn>
        {(user) => (
          <div className="mx-auto max-w-3xl">
            <h1 className="mb-2 text-xl font-semibold">{t('profile.editTitle')}</h1>
            <OwnProfile name={user.name} />
          </div>
        )}
      </SignedIn>
    </Page>
  );
}

/** Beside the form what everybody sees of it. */
function OwnProfile({ name }: { name: string }) {
  const t = useT();
  const profile = useQuery(profileQuery(name));
  return (
    <>
      <div className="mb-6 flex items-center gap-3">
        <Avatar name={name} className="size-12" />
        <p className="max-w-prose text-muted">{t('profile.editText')}</p>
      </div>
      <QueryView query={profile} waiting={<SkeletonRows count={4} className="h-14" />}>
        {(data) => <ProfileForm profile={data} />}
      </QueryView>
    </>
  );
}
