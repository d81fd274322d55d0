import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { metaQuery } from '../features/accounts/api/meta';
import { InvitationSettings } from '../features/organizations/components/invitation-settings';
import { MemberSettings } from '../features/organizations/components/member-settings';
import { OrganizationDanger } from '../features/organizations/components/organization-danger';
import { profileQuery } from '../features/profiles/api/profile';
import { ProfileForm } from '../features/profiles/components/profile-form';
import { NamespaceUsage } from '../features/quotas/components/namespace-usage';
import { WebhookSettings } from '../features/webhooks/components/webhook-settings';
import type { Profile, SessionUser } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { useGo } from '../lib/use-go';
import { useTitle } from '../lib/use-title';
import { Avatar } from '../ui/avatar';
import { AppLink } from '../ui/link';
import { Page } from '../ui/page';
import { NotFoundPage } from '../ui/problem-page';
import { QueryView } from '../ui/query-view';
import { SideNavLayout, type SideNavItem } from '../ui/side-nav';
import { SkeletonRows } from '../ui/skeleton';
import { useSearchParams } from './params';
import { SignedIn } from './signed-in';

type Part = 'profile' | 'members' | 'webhooks' | 'danger';

const OrganizationProfilePage = () => (
  <Settings part="profile">
    {({ profile }) => (
      <div className="space-y-8">
        <ProfileForm profile={profile} />
        <NamespaceUsage namespace={profile.name} showsMonths />
      </div>
    )}
  </Settings>
);

const OrganizationMembersPage = () => <Settings part="members">{(at) => <Members {...at} />}</Settings>;

const OrganizationWebhooksPage = () => <Settings part="webhooks">{({ profile }) => <WebhookSettings owner={profile.name} />}</Settings>;

const OrganizationDangerPage = () => <Settings part="danger">{(at) => <Danger {...at} />}</Settings>;

const PAGES: Record<Part, () => ReactNode> = {
  profile: OrganizationProfilePage,
  members: OrganizationMembersPage,
  webhooks: OrganizationWebhooksPage,
  danger: OrganizationDangerPage,
};

/** `/organizations/{name}/settings` is the first of its parts. */
export function OrganizationSettingsPage() {
  const { part = 'profile' } = useParams({ strict: false }) as { part?: string };
  const Shown = Object.hasOwn(PAGES, part) ? PAGES[part as Part] : NotFoundPage;
  return <Shown />;
}

interface At {
  profile: Profile;
  user: SessionUser;
}

function Members({ profile: { name } }: At) {
  const { cursor } = useSearchParams();
  const { data: meta } = useQuery(metaQuery);
  const hrefOf = (next?: string) => `${settingsHref(name, 'members')}${next ? `?cursor=${encodeURIComponent(next)}` : ''}`;
  return (
    <>
      <MemberSettings name={name} cursor={typeof cursor === 'string' ? cursor : ''} hrefOf={hrefOf} />
      <InvitationSettings organization={name} canMail={meta?.mail ?? false} />
    </>
  );
}

function Danger({ profile, user }: At) {
  const go = useGo();
  return (
    <OrganizationDanger
      name={profile.name}
      memberName={profile.role === null ? null : user.name}
      onRenamed={(name) => go(settingsHref(name, 'danger'))}
      onGone={() => go(`/${encodeURIComponent(user.name)}`)}
    />
  );
}

/** For admins of the organization; to everybody else there is no such page. */
function Settings({ part, children }: { part: Part; children: (at: At) => ReactNode }) {
  const { name = '' } = useParams({ strict: false }) as { name?: string };
  return (
    <SignedIn>
      {(user) => (
        <ForAdmins name={name}>{(profile) => <Layout profile={profile} part={part} children={children({ profile, user })} />}</ForAdmins>
      )}
    </SignedIn>
  );
}

function ForAdmins({ name, children }: { name: string; children: (profile: Profile) => ReactNode }) {
  const profile = useQuery(profileQuery(name));
  const waiting = (
    <Page>
      <SkeletonRows count={4} className="h-14" />
    </Page>
  );
  return (
    <QueryView query={profile} waiting={waiting}>
      {(data) => (data.kind === 'organization' && data.mayAdminister ? children(data) : <NotFoundPage />)}
    </QueryView>
  );
}

function Layout({ profile, part, children }: { profile: Profile; part: Part; children: ReactNode }) {
  const t = useT();
  useTitle(`${t(`org.settings.${part}`)} · ${profile.fullName || profile.name}`);
  const item = (id: Part, icon: SideNavItem['icon']): SideNavItem => ({
    href: settingsHref(profile.name, id),
    title: t(`org.settings.${id}`),
    icon,
    current: id === part,
  });
  return (
    <Page>
      <AppLink href={`/${encodeURIComponent(profile.name)}`} className="mb-5 inline-flex items-center gap-2 text-ink hover:text-link">
        <Avatar name={profile.name} kind="organization" className="size-6" />
        <span className="font-medium">{profile.fullName || profile.name}</span>
      </AppLink>
      <SideNavLayout
        label={t('org.settings')}
        items={[item('profile', 'organization'), item('members', 'people'), item('webhooks', 'link'), item('danger', 'gear')]}
      >
        <h1 className="mb-4 text-xl font-semibold">{t(`org.settings.${part}`)}</h1>
        {children}
      </SideNavLayout>
    </Page>
  );
}

function settingsHref(name: string, part: Part): string {
  return `/organizations/${encodeURIComponent(name)}/settings${part === 'profile' ? '' : `/${part}`}`;
}
