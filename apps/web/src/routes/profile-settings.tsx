import { useQuery } from '@tanstack/react-query';
import { useUser } from '../features/accounts/api/session';
import { profileQuery } from '../features/profiles/api/profile';
import { ProfileForm } from '../features/profiles/components/profile-form';
import { useT } from '../lib/i18n';
import { useTitle } from '../lib/use-title';
import { Avatar } from '../ui/avatar';
import { QueryView } from '../ui/query-view';
import { SkeletonRows } from '../ui/skeleton';

export default function ProfileSettingsPage() {
  const t = useT();
  const user = useUser();
  useTitle(t('profile.editTitle'));
  return (
    <>
      <h1 className="mb-2 text-xl font-semibold">{t('profile.editTitle')}</h1>
      {user && <OwnProfile name={user.name} />}
    </>
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
