// Money as administrators see it: a part of the administration with parts of its own.
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { ComputeRulesPanel } from '../features/computing/components/compute-rules';
import { Budgets } from '../features/ledger/components/budgets';
import { PaymentQueue } from '../features/ledger/components/payment-queue';
import { PayoutQueue } from '../features/ledger/components/payout-queue';
import { Proof } from '../features/ledger/components/proof';
import { Reconciliation } from '../features/ledger/components/reconciliation';
import { OneTransaction, Transactions } from '../features/ledger/components/transactions';
import { BOOK_PARTS, bookHref, type BookPart, questionOf } from '../features/ledger/model/book-address';
import { moneyQuery } from '../features/money/api/money-facts';
import { SalesOfAll } from '../features/selling/components/sales-of-all';
import { useT } from '../lib/i18n';
import type { IconName } from '../ui/icon';
import { NavTabs } from '../ui/nav-tabs';
import { NotFoundPage } from '../ui/problem-page';
import { Administration } from './admin';
import { useSearchParams } from './params';

// What is shared with pages of others would be named in the map of all pages, which everybody loads.
const Overview = lazy(async () => ({ default: (await import('../features/ledger/components/overview')).Overview }));
const Tips = lazy(async () => ({ default: (await import('./admin-tips')).AdminTips }));
const Plans = lazy(async () => ({ default: (await import('../features/plans/components/admin-plans')).AdminPlans }));

const ICONS: Record<BookPart, IconName> = {
  overview: 'wallet',
  payments: 'download',
  payouts: 'upload',
  sales: 'tag',
  tips: 'heart',
  plans: 'settings',
  reconciliation: 'check',
  budgets: 'organization',
  ledger: 'log',
  proof: 'lock',
};

const PAGES: Record<BookPart, (question: Record<string, string>, providers: readonly string[]) => ReactNode> = {
  overview: () => (
    <div className="space-y-6">
      <Overview />
      <ComputeRulesPanel />
    </div>
  ),
  payments: (question) => <PaymentQueue question={question} />,
  payouts: (question) => <PayoutQueue question={question} />,
  sales: (question) => <SalesOfAll question={question} hrefOf={(to) => bookHref('sales', to)} />,
  tips: (question) => <Tips question={question} hrefOf={(to) => bookHref('tips', to)} />,
  plans: (question) => <Plans question={question} hrefOf={(to) => bookHref('plans', to)} />,
  reconciliation: (question, providers) => <Reconciliation question={question} providers={providers} />,
  budgets: (question) => <Budgets question={question} />,
  ledger: (question) => <Transactions question={question} />,
  proof: (question) => <Proof question={question} />,
};

/** What the address of each may say. */
const FIELDS: Partial<Record<BookPart, readonly string[]>> = {
  payments: ['state', 'kind', 'provider'],
  payouts: ['state'],
  sales: ['search', 'state'],
  tips: ['search'],
  plans: ['state'],
  reconciliation: ['provider', 'from', 'to'],
  ledger: ['reference', 'holder', 'account'],
};

/** `/admin/money/payouts`; `/admin/money` itself is the overview, and below the ledger is one transaction. */
export function AdminMoneyPage() {
  const { _splat = '' } = useParams({ strict: false }) as { _splat?: string };
  const [part = '', id] = _splat.split('/');
  const params = useSearchParams();
  const { data: money } = useQuery(moneyQuery);
  const known = part === '' ? 'overview' : BOOK_PARTS.find((one) => one === part);
  if (known === undefined || money?.isOn === false || (id !== undefined && known !== 'ledger')) return <NotFoundPage />;
  return (
    <Frame part={known}>
      {id === undefined ? PAGES[known](questionOf(params, FIELDS[known] ?? []), money?.providers ?? []) : <OneTransaction id={id} />}
    </Frame>
  );
}

function Frame({ part, children }: { part: BookPart; children: ReactNode }) {
  const t = useT();
  const { data: money } = useQuery(moneyQuery);
  const hasBudgets = money?.providers.includes('credits') ?? false;
  const tabs = BOOK_PARTS.filter((id) => id !== 'budgets' || hasBudgets).map((id) => ({
    href: bookHref(id),
    title: t(`book.part.${id}`),
    icon: ICONS[id],
    current: id === part,
  }));
  return (
    <Administration part="money">
      {() => (
        <>
          <div className="mb-5 border-b border-line">
            <NavTabs label={t('book.parts')} tabs={tabs} />
          </div>
          <Suspense>{children}</Suspense>
        </>
      )}
    </Administration>
  );
}
