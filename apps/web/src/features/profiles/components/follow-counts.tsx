import type { Profile } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { AppLink } from '../../../ui/link';
import { profileHref } from '../model/profile-tab';

/** How many follow, and are followed; an organization follows nobody. */
export function FollowCounts({ profile }: { profile: Profile }) {
  const t = useT();
  const sides = [
    ['followers', profile.followersCount],
    ...(profile.kind === 'user' ? [['following', profile.followingCount] as const] : []),
  ] as const;
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {sides.map(([side, count]) => (
        <AppLink key={side} href={profileHref(profile.name, side)} className="text-muted hover:text-ink hover:underline">
          {t(`follow.count.${side}`, { count })}
        </AppLink>
      ))}
    </p>
  );
}
