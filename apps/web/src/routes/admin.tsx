// The pages of administrators. To everybody else they are pages that do not exist.
import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../features/accounts/api/session';
import { AuditList } from '../features/administration/components/audit-list';
import { HealthView } from '../features/administration/components/health-view';
import { OrganizationList } from '../features/administration/components/organization-list';
import { RepositoryList } from '../features/administration/components/repository-list';
import { StorageView } from '../features/administration/components/storage-view';
import { UserList } from '../features/administration/components/user-list';
import { readState } from '../features/administration/model/list-address';
import type { SessionUser } from '../lib/api-types';
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
  audit: { href: '/admin/audit', icon: 'log' },
} satisfies Record<string, { href: string; icon: SideNavItem['icon'] }>;
type Part = keyof typeof PARTS;

export const AdminHealthPage = () => <Administration part="health">{() => <HealthView />}</Administration>;
export const AdminStoragePage = () => <Administration part="storage">{() => <StorageView />}</Administration>;

export function AdminUsersPage() {
  const state = readState(useSearchParams(), ['search', 'state']);
  return <Administration part="users">{(user) => <UserList state={state} ownName={user.name} />}</Administration>;
}

export function AdminOrganizationsPage() {
  const state = readState(useSearchParams(), ['search']);
  return <Administration part="organizations">{() => <OrganizationList state={state} />}</Administration>;
}

export function AdminRepositoriesPage() {
  const state = readState(useSearchParams(), ['search', 'type', 'state']);
  return <Administration part="repositories">{() => <RepositoryList state={state} />}</Administration>;
}

export function AdminAuditPage() {
  const state = readState(useSearchParams(), ['actor', 'action', 'subject']);
  return <Administration part="audit">{() => <AuditList state={state} />}</Administration>;
}

function Administration({ part, children }: { part: Part; children: (user: SessionUser) => ReactNode }) {
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
  const items = (Object.keys(PARTS) as Part[]).map((id) => ({ ...PARTS[id], title: t(`admin.part.${id}`), current: id === part }));
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
