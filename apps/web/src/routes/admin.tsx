// The pages of administrators. To everybody else they are pages that do not exist.
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { metaQuery } from '../features/accounts/api/meta';
import { sessionQuery } from '../features/accounts/api/session';
import { ModeSettings } from '../features/accounts/components/mode-settings';
import { AuditList } from '../features/administration/components/audit-list';
import { HealthView } from '../features/administration/components/health-view';
import { OrganizationList } from '../features/administration/components/organization-list';
import { RepositoryList } from '../features/administration/components/repository-list';
import { StorageView } from '../features/administration/components/storage-view';
import { UsageList } from '../features/administration/components/usage-list';
import { UserList } from '../features/administration/components/user-list';
import { readState, type ListState } from '../features/administration/model/list-address';
import { moneyQuery } from '../features/money/api/money-facts';
import { DemoPanel } from '../features/demo/components/demo-panel';
import { UsageBars } from '../features/quotas/components/namespace-usage';
import { QuotaDialog } from '../features/quotas/components/quota-dialog';
import type { ListedUsage, SessionUser } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { useTitle } from '../lib/use-title';
import { Page } from '../ui/page';
import { NotFoundPage } from '../ui/problem-page';
import { SideNavLayout, type SideNavItem } from '../ui/side-nav';
import { SkeletonRows } from '../ui/skeleton';
import { useSearchParams } from './params';

const PARTS = {
  health: { href: '/admin', icon: 'pulse' },
  users: { href: '/admin/users', icon: 'user' },
  organizations: { href: '/admin/organizations', icon: 'organization' },
  repositories: { href: '/admin/repositories', icon: 'model' },
  storage: { href: '/admin/storage', icon: 'disk' },
  quotas: { href: '/admin/quotas', icon: 'settings' },
  jobs: { href: '/admin/jobs', icon: 'play' },
  runners: { href: '/admin/runners', icon: 'runner' },
  showback: { href: '/admin/showback', icon: 'history' },
  money: { href: '/admin/money', icon: 'wallet' },
  settings: { href: '/admin/settings', icon: 'gear' },
  reports: { href: '/admin/reports', icon: 'warning' },
  words: { href: '/admin/words', icon: 'filter' },
  audit: { href: '/admin/audit', icon: 'log' },
} satisfies Record<string, { href: string; icon: SideNavItem['icon'] }>;
type Part = keyof typeof PARTS;

// Its words are those of money, which no other page here says.
const Showback = lazy(async () => {
  const [{ AdminShowback }] = await Promise.all([import('./admin-showback'), import('../lib/money-words').then(({ ready }) => ready)]);
  return { default: AdminShowback };
});

const AdminHealthPage = () => <Administration part="health">{() => <HealthView />}</Administration>;
const AdminStoragePage = () => <Administration part="storage">{() => <StorageView />}</Administration>;

function AdminUsersPage() {
  const { data: meta } = useQuery(metaQuery);
  const state = readState(useSearchParams(), ['search', 'state']);
  return (
    <Administration part="users">{(user) => <UserList state={state} ownName={user.name} canMail={meta?.mail ?? false} />}</Administration>
  );
}

function AdminOrganizationsPage() {
  const state = readState(useSearchParams(), ['search']);
  return <Administration part="organizations">{() => <OrganizationList state={state} />}</Administration>;
}

function AdminRepositoriesPage() {
  const state = readState(useSearchParams(), ['search', 'type', 'state']);
  return <Administration part="repositories">{() => <RepositoryList state={state} />}</Administration>;
}

function AdminQuotasPage() {
  const state = readState(useSearchParams(), ['search', 'state']);
  return <Administration part="quotas">{() => <Quotas state={state} />}</Administration>;
}

function Quotas({ state }: { state: ListState }) {
  const [changing, setChanging] = useState<ListedUsage | null>(null);
  return (
    <>
      <UsageList
        state={state}
        bars={(usage) => <UsageBars usage={usage} className="grid gap-x-6 gap-y-3 sm:grid-cols-2" />}
        onChange={setChanging}
      />
      <QuotaDialog usage={changing} onClose={() => setChanging(null)} />
    </>
  );
}

const AdminShowbackPage = () => (
  <Administration part="showback">
    {() => (
      <Suspense fallback={<SkeletonRows count={6} className="h-10" />}>
        <Showback />
      </Suspense>
    )}
  </Administration>
);

/** What the hub is for, and what it was filled with. */
const AdminSettingsPage = () => (
  <Administration part="settings">
    {() => (
      <div className="space-y-6">
        <ModeSettings />
        <DemoPanel />
      </div>
    )}
  </Administration>
);

function AdminAuditPage() {
  const state = readState(useSearchParams(), ['actor', 'action', 'subject']);
  return <Administration part="audit">{() => <AuditList state={state} />}</Administration>;
}

/** Asks for the part only once it is known that the visitor may see it. */
export function Administration({ part, children }: { part: Part; children: (user: SessionUser) => ReactNode }) {
  const { data } = useQuery(sessionQuery);
  if (data === undefined)
    return (
      <Page>
        <SkeletonRows count={6} className="h-14" />
      </Page>
    );
  if (!data.user?.isAdmin) return <NotFoundPage />;
  return <Layout part={part}>{children(data.user)}</Layout>;
}

function Layout({ part, children }: { part: Part; children: ReactNode }) {
  const t = useT();
  useTitle(`${t(`admin.part.${part}`)} · ${t('admin.title')}`);
  const { data: money } = useQuery(moneyQuery);
  // Where nothing can cost anything there is no such part.
  const parts = (Object.keys(PARTS) as Part[]).filter((id) => id !== 'money' || money?.isOn);
  const items = parts.map((id) => ({ ...PARTS[id], title: t(`admin.part.${id}`), current: id === part }));
  return (
    <Page>
      <p className="mb-4 text-muted">{t('admin.title')}</p>
      <SideNavLayout label={t('admin.title')} items={items}>
        <h1 className="mb-4 text-xl font-semibold">{t(`admin.part.${part}`)}</h1>
        {children}
      </SideNavLayout>
    </Page>
  );
}

const PAGES: Record<string, () => ReactNode> = {
  health: AdminHealthPage,
  users: AdminUsersPage,
  organizations: AdminOrganizationsPage,
  repositories: AdminRepositoriesPage,
  storage: AdminStoragePage,
  quotas: AdminQuotasPage,
  showback: AdminShowbackPage,
  settings: AdminSettingsPage,
  audit: AdminAuditPage,
};

/** `/admin/users`; `/admin` itself is about the health. What has words of its own has a route of its own. */
export function AdminPage() {
  const { part = 'health' } = useParams({ strict: false }) as { part?: string };
  const Shown = Object.hasOwn(PAGES, part) ? PAGES[part] : undefined;
  return Shown === undefined ? <NotFoundPage /> : <Shown />;
}
