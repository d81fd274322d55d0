import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import type { Profile } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { type NavTab, NavTabs } from '../../../ui/nav-tabs';
import { profileHref, type ProfileTab } from '../model/profile-tab';

export function ProfileTabs({ profile, current }: { profile: Profile; current: ProfileTab }) {
  const t = useT();
  const counts: Record<RepoType, number> = { model: profile.counts.models, dataset: profile.counts.datasets, app: profile.counts.apps };
  const tab = (id: ProfileTab, title: string, icon: NavTab['icon'], count?: number): NavTab => ({
    href: profileHref(profile.name, id),
    title,
    icon,
    current: id === current,
    count,
  });
  const tabs = [
    tab('overview', t('profile.overview'), profile.kind === 'user' ? 'user' : 'organization'),
    ...REPO_TYPES.map((type) => tab(type, t(`type.${type}.many`), type, counts[type])),
    tab('collections', t('shell.collections'), 'collection'),
    tab('activity', t('profile.activity'), 'pulse'),
    ...(profile.membersCount === null ? [] : [tab('members', t('profile.members'), 'people', profile.membersCount)]),
  ];
  return (
    <div className="mb-5 border-b border-line">
      <NavTabs tabs={tabs} label={t('profile.parts')} />
    </div>
  );
}
