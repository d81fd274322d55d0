import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useUser } from '../features/accounts/api/session';
import { organizationQuery } from '../features/organizations/api/organization';
import { OrganizationMembers } from '../features/organizations/components/organization-members';
import { NamespaceUsage } from '../features/quotas/components/namespace-usage';
import { OwnedRepositories } from '../features/repositories/components/owned-repositories';
import type { Organization } from '../lib/api-types';
import { useT, withRareWords } from '../lib/i18n';
import { useTitle } from '../lib/use-title';
import { Badge } from '../ui/badge';
import { Page } from '../ui/page';
import { QueryView } from '../ui/query-view';
import { SkeletonRows } from '../ui/skeleton';
import { useNamespace } from './params';

const FirstPush = lazy(() => withRareWords(import('./first-push')));

/** /{ns}: an organization, or a person. */
export default function NamespacePage() {
  const namespace = useNamespace();
  const organization = useQuery(organizationQuery(namespace));
  useTitle(namespace);
  return (
    <QueryView
      query={organization}
      waiting={
        <Page>
          <SkeletonRows count={6} className="h-14" />
        </Page>
      }
    >
      {(data) => <Profile namespace={namespace} organization={data} />}
    </QueryView>
  );
}

function Profile({ namespace, organization }: { namespace: string; organization: Organization | null }) {
  const user = useUser();
  const isOwn = user?.name.toLowerCase() === namespace.toLowerCase();
  const isMember = isOwn || (user?.organizations.some(({ name }) => name.toLowerCase() === namespace.toLowerCase()) ?? false);
  const guide = isOwn ? (
    <Suspense fallback={<SkeletonRows count={1} className="h-72" />}>
      <FirstPush userName={user.name} />
    </Suspense>
  ) : undefined;
  const repositories = (
    <OwnedRepositories
      namespace={namespace}
      known={organization !== null || isOwn}
      heading={<Heading namespace={namespace} organization={organization} />}
      nothing={guide}
    />
  );
  if (organization === null && !isMember) return <Page>{repositories}</Page>;
  return (
    <Page>
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_280px]">
        <div className="min-w-0">{repositories}</div>
        <div className="space-y-6">
          {organization === null ? null : <OrganizationMembers organization={organization} />}
          {isMember ? <NamespaceUsage namespace={namespace} /> : null}
        </div>
      </div>
    </Page>
  );
}

function Heading({ namespace, organization }: { namespace: string; organization: Organization | null }) {
  const t = useT();
  return (
    <header className="mb-6">
      <h1 className="flex flex-wrap items-center gap-2 text-xl font-semibold">
        {organization?.fullName ?? namespace}
        {organization === null ? null : <Badge>{t('org.badge')}</Badge>}
      </h1>
      {organization?.fullName ? <p className="text-muted">{namespace}</p> : null}
      {organization?.details ? <p className="mt-2 max-w-prose">{organization.details}</p> : null}
    </header>
  );
}
