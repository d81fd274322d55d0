// The pages of somebody's money, beside their list: for themselves, or for the admins of an organization.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { moneyQuery } from '../features/money/api/money-facts';
import { type MoneyPart, moneyHref } from '../features/money/model/money-address';
import type { Money } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { useTitle } from '../lib/use-title';
import { AppLink } from '../ui/link';
import { Page } from '../ui/page';
import { NotFoundPage } from '../ui/problem-page';
import { QueryView } from '../ui/query-view';
import { type SideNavItem, SideNavLayout } from '../ui/side-nav';
import { SkeletonRows } from '../ui/skeleton';
import { useNamespace } from './params';
import { SignedIn } from './signed-in';

const ICONS: Record<MoneyPart, SideNavItem['icon']> = {
  wallet: 'wallet',
  plan: 'settings',
  purchases: 'download',
  use: 'history',
  tips: 'heart',
  subscribers: 'user',
  earnings: 'pulse',
  payouts: 'upload',
};

interface FrameProps {
  /** null: of something that is no part of the list, such as one sale, with a title of its own. */
  part: MoneyPart | null;
  title?: string;
  children: (at: { namespace: string; money: Money }) => ReactNode;
}

/** Where nothing can cost anything there are no such pages. */
export function MoneyFrame({ part, title, children }: FrameProps) {
  const namespace = useNamespace();
  const money = useQuery(moneyQuery);
  return (
    <SignedIn>
      {() => (
        <QueryView query={money} waiting={<Waiting />}>
          {(data) =>
            data.isOn ? (
              <Layout part={part} title={title}>
                {children({ namespace, money: data })}
              </Layout>
            ) : (
              <NotFoundPage />
            )
          }
        </QueryView>
      )}
    </SignedIn>
  );
}

function Waiting() {
  return (
    <Page>
      <SkeletonRows count={4} className="h-14" />
    </Page>
  );
}

function Layout({ part, title, children }: { part: MoneyPart | null; title?: string; children: ReactNode }) {
  const t = useT();
  const namespace = useNamespace();
  const heading = part === null ? (title ?? '') : t(`money.part.${part}`);
  useTitle(`${heading} · ${namespace}`);
  const parts = Object.keys(ICONS) as MoneyPart[];
  const items = parts.map((id) => ({
    href: moneyHref(namespace, id),
    icon: ICONS[id],
    title: t(`money.part.${id}`),
    current: id === part,
  }));
  return (
    <Page>
      <AppLink href={`/${encodeURIComponent(namespace)}`} className="mb-4 inline-block font-medium text-ink hover:text-link">
        {namespace}
      </AppLink>
      <SideNavLayout label={t('money.parts')} items={items}>
        <h1 className="mb-4 text-xl font-semibold">{heading}</h1>
        {children}
      </SideNavLayout>
    </Page>
  );
}
