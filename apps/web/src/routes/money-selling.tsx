// What somebody earned, what they were paid out, and one sale: one file, so that the map of addresses stays small.
export { HeldSubscriptions } from '../features/selling/components/held-subscriptions';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { OwnRunnersPanel } from '../features/computing/components/own-runners';
import { RecentTips } from '../features/money/components/tip-lists';
import { saleQuery } from '../features/selling/api/sales';
import { EarningsView } from '../features/selling/components/earnings-view';
import { PayoutsView } from '../features/selling/components/payouts-view';
import { SaleStatement } from '../features/selling/components/sale-statement';
import { SubscribersView } from '../features/selling/components/subscribers-view';
import { useT } from '../lib/i18n';
import { QueryView } from '../ui/query-view';
import { SkeletonRows } from '../ui/skeleton';
import { MoneyFrame } from './money';
import { useSearchParams } from './params';

/** /{ns}/-/earnings */
export function EarningsPage() {
  const cursor = cursorOf(useSearchParams());
  return (
    <MoneyFrame part="earnings">
      {({ namespace }) => (
        <EarningsView namespace={namespace} cursor={cursor} runners={<OwnRunnersPanel namespace={namespace} />}>
          <RecentTips namespace={namespace} />
        </EarningsView>
      )}
    </MoneyFrame>
  );
}

/** /{ns}/-/subscribers */
export function SubscribersPage() {
  const cursor = cursorOf(useSearchParams());
  return (
    <MoneyFrame part="subscribers">
      {({ namespace, money }) => <SubscribersView namespace={namespace} currency={money.currency} cursor={cursor} />}
    </MoneyFrame>
  );
}

/** /{ns}/-/payouts */
export function PayoutsPage() {
  const cursor = cursorOf(useSearchParams());
  return <MoneyFrame part="payouts">{({ namespace }) => <PayoutsView namespace={namespace} cursor={cursor} />}</MoneyFrame>;
}

/** /{ns}/-/sales/{id}: the statement of a sale for who takes part in it, the receipt of its buyer. */
export function SalePage() {
  const t = useT();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  return (
    <MoneyFrame part={null} title={t('sale.numbered', { id })}>
      {() => <SaleOf id={id} />}
    </MoneyFrame>
  );
}

function SaleOf({ id }: { id: string }) {
  const sale = useQuery(saleQuery(id));
  return (
    <QueryView query={sale} waiting={<SkeletonRows count={4} className="h-14" />}>
      {(data) => <SaleStatement sale={data} />}
    </QueryView>
  );
}

/** Which page of a list the address means. */
function cursorOf({ cursor }: Record<string, unknown>): string {
  return typeof cursor === 'string' ? cursor : '';
}
