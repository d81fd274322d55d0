import { useQuery } from '@tanstack/react-query';
import type { Payout } from '../../../lib/api-types';
import { formatMoment } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { useMoney } from '../../../lib/use-money';
import { Badge } from '../../../ui/badge';
import { Empty } from '../../../ui/empty';
import { Panel } from '../../../ui/page';
import { Paging } from '../../../ui/paging';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { earningsQuery, payoutsQuery } from '../api/sales';
import { PayoutForm } from './payout-form';

const TONES = { requested: 'warn', approved: 'warn', paid: 'accent', failed: 'danger', declined: 'danger' } as const;

/** Asking for what was earned, and what became of each time. */
export function PayoutsView({ namespace, cursor }: { namespace: string; cursor: string }) {
  const t = useT();
  const earnings = useQuery(earningsQuery(namespace));
  const payouts = useQuery(payoutsQuery(namespace, cursor));
  const path = `/${encodeURIComponent(namespace)}/-/payouts`;
  return (
    <div className="space-y-6">
      <QueryView query={earnings} waiting={<SkeletonRows count={3} className="h-9" />}>
        {(data) => (
          <Panel title={t('payouts.ask')}>
            <PayoutForm namespace={namespace} data={data} />
          </Panel>
        )}
      </QueryView>
      <QueryView query={payouts} waiting={<SkeletonRows count={3} className="h-14" />}>
        {(page) =>
          page.payouts.length === 0 ? (
            <Empty>{t('payouts.none')}</Empty>
          ) : (
            <Panel title={t('payouts.list')}>
              <ul className="divide-y divide-line text-sm" aria-busy={payouts.isPlaceholderData}>
                {page.payouts.map((payout) => (
                  <Row key={payout.id} payout={payout} />
                ))}
              </ul>
              <Paging first={cursor === '' ? null : path} next={page.nextCursor === null ? null : `${path}?cursor=${page.nextCursor}`} />
            </Panel>
          )
        }
      </QueryView>
    </div>
  );
}

function Row({ payout }: { payout: Payout }) {
  const t = useT();
  const locale = useLocale();
  const money = useMoney();
  const state = payout.state as keyof typeof TONES;
  return (
    <li className="py-2.5">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium tabular-nums">{money(payout.amountMinor, payout.currency)}</span>
        <Badge tone={TONES[state]}>{t(`payouts.state.${state}`)}</Badge>
        <span className="text-muted">{t('payouts.to', { provider: payout.provider, end: payout.destinationEnd })}</span>
        <time dateTime={payout.requestedAt} className="ms-auto text-muted">
          {formatMoment(payout.settledAt ?? payout.decidedAt ?? payout.requestedAt, locale)}
        </time>
      </p>
      <p className="mt-0.5 text-xs text-muted">{t(`payouts.means.${state}`)}</p>
      {payout.failure === null || payout.failure === '' ? null : (
        <p className="mt-0.5 text-xs text-danger">
          {t('payouts.because')} <span data-by-user="">{payout.failure}</span>
        </p>
      )}
    </li>
  );
}
