import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Earnings } from '../../../lib/api-types';
import { formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { useMoney } from '../../../lib/use-money';
import { Empty } from '../../../ui/empty';
import { Figure, Figures } from '../../../ui/figures';
import { Panel } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { earningsQuery } from '../api/sales';
import { MonthBars } from './month-bars';
import { OfferedShares } from './offered-shares';
import { SoldList } from './sold-list';
import { SoldUses } from './sold-uses';

/** What somebody earned: where it stands, when it comes free, by month and by repository, and the sales it came from. */
export function EarningsView({
  namespace,
  cursor,
  runners,
  children,
}: {
  namespace: string;
  cursor: string;
  runners: ReactNode;
  children?: ReactNode;
}) {
  const earnings = useQuery(earningsQuery(namespace));
  return (
    <QueryView query={earnings} waiting={<SkeletonRows count={4} className="h-14" />}>
      {(data) => (
        <div className="space-y-6">
          <Standing data={data} />
          {runners}
          <OfferedShares namespace={namespace} />
          <SoldUses namespace={namespace} />
          <Months data={data} />
          <Repositories data={data} />
          {children}
          <SoldList namespace={namespace} cursor={cursor} />
        </div>
      )}
    </QueryView>
  );
}

function Standing({ data: { earnings, currency, pending } }: { data: Earnings }) {
  const t = useT();
  const locale = useLocale();
  const money = useMoney();
  const next = pending[0];
  return (
    <>
      <Figures>
        <Figure title={t('earnings.pending')} note={t('earnings.pendingNote')}>
          {money(earnings.pendingMinor, currency)}
        </Figure>
        <Figure title={t('earnings.available')} note={t('earnings.availableNote')}>
          {money(earnings.availableMinor, currency)}
        </Figure>
        <Figure title={t('earnings.inPayout')} note={t('earnings.inPayoutNote')}>
          {money(earnings.inPayoutMinor, currency)}
        </Figure>
        {earnings.debtMinor === '0' ? null : (
          <Figure title={t('earnings.debt')} note={t('earnings.debtNote')}>
            {money(earnings.debtMinor, currency)}
          </Figure>
        )}
      </Figures>
      {next === undefined ? null : (
        <details className="text-sm">
          <summary className="cursor-pointer text-muted">
            {t('earnings.next', { amount: money(next.amountMinor, currency), day: formatDay(next.day, locale) })}
          </summary>
          <ul className="mt-2 max-w-sm divide-y divide-line">
            {pending.map(({ day, amountMinor }) => (
              <li key={day} className="flex justify-between gap-4 py-1">
                <time dateTime={day}>{formatDay(day, locale)}</time>
                <span className="tabular-nums">{money(amountMinor, currency)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Months({ data: { months, currency } }: { data: Earnings }) {
  const t = useT();
  if (months.every(({ earnedMinor }) => earnedMinor === '0')) return <Empty>{t('earnings.none')}</Empty>;
  return (
    <Panel title={t('earnings.months')}>
      <MonthBars months={months} currency={currency} />
    </Panel>
  );
}

function Repositories({ data: { repositories, currency } }: { data: Earnings }) {
  const t = useT();
  const money = useMoney();
  if (repositories.length === 0) return null;
  return (
    <Panel title={t('earnings.repositories')}>
      <ul className="divide-y divide-line text-sm">
        {repositories.map(({ repository, sales, earnedMinor, reversedMinor }) => (
          <li key={repository ?? ''} className="flex flex-wrap items-baseline gap-x-4 py-2">
            {repository === null ? (
              <span className="min-w-0 grow">{t('earnings.byTips')}</span>
            ) : (
              <span className="min-w-0 grow break-words" data-by-user="">
                {repository}
              </span>
            )}
            {sales === 0 ? null : <span className="text-muted">{t('earnings.sales', { count: sales })}</span>}
            <span className="tabular-nums">{money(BigInt(earnedMinor) - BigInt(reversedMinor), currency)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
