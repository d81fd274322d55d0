import { useQuery } from '@tanstack/react-query';
import type { LedgerProof } from '../../../lib/api-types';
import { formatDay, formatMoment } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { useMoney } from '../../../lib/use-money';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { daysQuery, useProof } from '../api/ledger';
import { BookPaging } from './book-paging';

/** That every entry together is nothing, that what is kept beside them is right, and that nothing past was changed: computed when it is asked for. */
export function Proof({ question }: { question: Record<string, string> }) {
  const t = useT();
  const proof = useProof();
  return (
    <div className="space-y-6">
      <Panel title={t('proof.title')}>
        <p className="mb-3 max-w-prose text-sm text-muted">{t('proof.text')}</p>
        <Button tone="primary" onClick={() => proof.mutate()} disabled={proof.isPending}>
          {t(proof.isPending ? 'proof.running' : 'proof.run')}
        </Button>
        <div aria-live="polite" aria-busy={proof.isPending} className="mt-4 space-y-4">
          {proof.isError ? <Notice tone="danger">{problemText(proof.error, t)}</Notice> : null}
          {proof.data === undefined ? null : <Outcome proof={proof.data} />}
        </div>
      </Panel>
      <Days question={question} />
    </div>
  );
}

function Outcome({ proof: { at, transactions, closedDays, sums, findings } }: { proof: LedgerProof }) {
  const t = useT();
  const locale = useLocale();
  const money = useMoney();
  return (
    <>
      <table className="w-full text-sm">
        <caption className="pb-2 text-left text-muted">
          {t('proof.read', { at: formatMoment(at, locale), transactions, days: closedDays })}
        </caption>
        <thead className="text-xs text-muted">
          <tr className="border-b border-line">
            {(['currency', 'gained', 'lost', 'total'] as const).map((column, index) => (
              <th key={column} scope="col" className={`py-1.5 font-normal ${index === 0 ? 'text-left' : 'ps-3 text-right'}`}>
                {t(`proof.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sums.map(({ currency, isPromo, gainedMinor, lostMinor, totalMinor }) => (
            <tr key={`${currency} ${isPromo}`} className="border-b border-line">
              <th scope="row" className="py-1.5 text-left font-normal">
                {isPromo ? t('proof.promo', { currency }) : currency}
              </th>
              <td className="py-1.5 ps-3 text-right tabular-nums">{money(gainedMinor, currency)}</td>
              <td className="py-1.5 ps-3 text-right tabular-nums">{money(lostMinor, currency)}</td>
              <td className={`py-1.5 ps-3 text-right font-semibold tabular-nums ${totalMinor === '0' ? '' : 'text-danger'}`}>
                {money(totalMinor, currency)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {findings.length === 0 ? (
        <Notice>{t('proof.nothingFound')}</Notice>
      ) : (
        <Notice tone="danger">
          {t('proof.found', { count: findings.length })}
          <ul className="mt-2 list-disc ps-5">
            {findings.map(({ code, message }, index) => (
              <li key={index}>
                <code className="font-mono text-xs">{code}</code>{' '}
                <span data-by-user="" lang="en">
                  {message}
                </span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

function Days({ question }: { question: Record<string, string> }) {
  const t = useT();
  const locale = useLocale();
  const days = useQuery(daysQuery(question));
  return (
    <Panel title={t('proof.days')}>
      <p className="mb-3 max-w-prose text-sm text-muted">{t('proof.daysText')}</p>
      <QueryView query={days} waiting={<SkeletonRows count={3} className="h-9" />}>
        {(page) => (
          <>
            {page.days.length === 0 ? <p className="text-muted">{t('proof.noDays')}</p> : null}
            <ul className="divide-y divide-line text-sm">
              {page.days.map(({ day, transactions, hash }) => (
                <li key={day} className="py-2">
                  <time dateTime={day}>{formatDay(day, locale)}</time>{' '}
                  <span className="text-muted">{t('proof.transactions', { count: Number(transactions) })}</span>
                  <code className="block font-mono text-xs break-all text-muted">{hash}</code>
                </li>
              ))}
            </ul>
            <BookPaging part="proof" question={question} next={page.nextCursor} />
          </>
        )}
      </QueryView>
    </Panel>
  );
}
