import type { ReactNode } from 'react';
import type { Profile } from '../../../lib/api-types';
import { formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { Avatar } from '../../../ui/avatar';
import { Badge } from '../../../ui/badge';
import { buttonClass } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { shortLink } from '../model/links';
import { FollowCounts } from './follow-counts';

interface Props {
  profile: Profile;
  settingsHref: string;
  walletHref: string | null;
  /** Nobody follows themselves. */
  follow: ReactNode;
}

/** Who this is: beside the repositories, above them on a phone. */
export function ProfileCard({ profile, settingsHref, walletHref, follow }: Props) {
  const t = useT();
  const title = profile.fullName || profile.name;
  return (
    <header className="min-w-0 space-y-4">
      <div className="flex items-center gap-4 lg:block lg:space-y-4">
        <Avatar name={profile.name} kind={profile.kind} className="size-16 lg:size-28" />
        <div className="min-w-0">
          <h1 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xl font-semibold">
            {title}
            {profile.kind === 'organization' ? <Badge>{t('org.badge')}</Badge> : null}
          </h1>
          {title === profile.name ? null : <p className="text-muted">{profile.name}</p>}
        </div>
      </div>
      {profile.details === '' ? null : <p className="max-w-prose whitespace-pre-line">{profile.details}</p>}
      <FollowCounts profile={profile} />
      {follow}
      {profile.mayAdminister ? (
        <AppLink href={settingsHref} className={buttonClass('plain', 'lg:w-full')}>
          <Icon name="gear" />
          {t(profile.kind === 'user' ? 'profile.edit' : 'profile.settings')}
        </AppLink>
      ) : null}
      {walletHref === null ? null : (
        <AppLink href={walletHref} className={buttonClass('plain', 'ml-2 lg:ml-0 lg:w-full')}>
          <Icon name="wallet" />
          {t('shell.wallet')}
        </AppLink>
      )}
      <ProfileFacts profile={profile} />
      <Belongings profile={profile} />
    </header>
  );
}

function ProfileFacts({ profile }: { profile: Profile }) {
  const t = useT();
  const locale = useLocale();
  return (
    <ul className="space-y-1 text-sm">
      {profile.links.map((link) => (
        <li key={link} className="flex min-w-0 items-center gap-2">
          <Icon name="link" className="size-4 text-muted" />
          <a href={link} rel="nofollow noopener noreferrer ugc" className="min-w-0 truncate text-link hover:underline">
            {shortLink(link)}
          </a>
        </li>
      ))}
      <li className="text-muted">{t('profile.since', { day: formatDay(profile.createdAt, locale) })}</li>
    </ul>
  );
}

function Belongings({ profile }: { profile: Profile }) {
  const t = useT();
  if (profile.organizations.length === 0) return null;
  return (
    <section>
      <h2 className="mb-2 font-semibold">{t('profile.organizations')}</h2>
      <ul className="space-y-2">
        {profile.organizations.map(({ name, fullName }) => (
          <li key={name}>
            <AppLink href={`/${encodeURIComponent(name)}`} className="flex min-w-0 items-center gap-2 text-ink hover:text-link">
              <Avatar name={name} kind="organization" className="size-6" />
              <span className="min-w-0 truncate">{fullName || name}</span>
            </AppLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
