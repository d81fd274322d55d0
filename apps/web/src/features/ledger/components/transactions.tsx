import { useQuery } from '@tanstack/react-query';
import type { LedgerTransaction } from '../../../lib/api-types';
import { formatMoment } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { useGo } from '../../../lib/use-go';
import { useMoney } from '../../../lib/use-money';
import { Empty } from '../../../ui/empty';
import { AppLink } from '../../../ui/link';
import { QueryView } from '../../../ui/query-view';
import { SearchInput } from '../../../ui/search-input';
import { SkeletonRows } from '../../../ui/skeleton';
import { transactionQuery, transactionsQuery } from '../api/ledger';
import { ACCOUNTS, accountName, kindName } from '../model/account-words';
import { bookHref, transactionHref } from '../model/book-address';
import { BookPaging } from './book-paging';
import { Choice } from './choice';

/** Everything that was booked, the newest first, each with all of its lines. */
export function Transactions({ question }: { question: Record<string, string> }) {
  const t = useT();
  const go = useGo();
  const transactions = useQuery(transactionsQuery(question));
  const show = (change: Record<string, string>) => go(bookHref('ledger', { ...question, cursor: '', ...change }));
  const options = ACCOUNTS.map((value) => ({ value, title: accountName(value, '', t) }));
  return (
    <>
      <div role="search" className="mb-4 flex flex-wrap gap-2">
        <SearchInput value={question['reference'] ?? ''} label={t('book.reference')} onSettle={(reference) => show({ reference })} />
        <SearchInput value={question['holder'] ?? ''} label={t('book.holder')} onSettle={(holder) => show({ holder })} />
        <Choice part="ledger" question={question} field="account" label={t('book.account')} options={options} />
      </div>
      <QueryView query={transactions} waiting={<SkeletonRows count={5} className="h-20" />}>
        {(page) =>
          page.transactions.length === 0 ? (
            <Empty>{t('book.noTransactions')}</Empty>
          ) : (
            <>
              <ul className="space-y-3" aria-busy={transactions.isPlaceholderData}>
                {page.transactions.map((transaction) => (
                  <li key={transaction.id} className="rounded-panel border border-line bg-surface p-3">
                    <Head transaction={transaction} />
                    <Lines transaction={transaction} />
                  </li>
                ))}
              </ul>
              <BookPaging part="ledger" question={question} next={page.nextCursor} />
            </>
          )
        }
      </QueryView>
    </>
  );
}

/** One transaction, with the proof that its lines are nothing together. */
export function OneTransaction({ id }: { id: string }) {
  const t = useT();
  const locale = useLocale();
  const transaction = useQuery(transactionQuery(id));
  return (
    <QueryView query={transaction} waiting={<SkeletonRows count={4} className="h-14" />}>
      {(data) => (
        <div className="space-y-3">
          <Head transaction={data} />
          <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[12rem_minmax(0,1fr)]">
            <dt className="text-muted">{t('book.key')}</dt>
            <dd>
              <code className="font-mono text-xs break-all">{data.key}</code>
            </dd>
            <dt className="text-muted">{t('book.effectiveAt')}</dt>
            <dd>{formatMoment(data.effectiveAt, locale)}</dd>
            <dt className="text-muted">{t('book.postedAt')}</dt>
            <dd>{formatMoment(data.postedAt, locale)}</dd>
          </dl>
          <div className="rounded-panel border border-line bg-surface p-3">
            <Lines transaction={data} withSums />
          </div>
          <AppLink href={bookHref('ledger', { reference: data.reference })} className="inline-block text-sm text-link hover:underline">
            {t('book.sameReference', { reference: data.reference })}
          </AppLink>
        </div>
      )}
    </QueryView>
  );
}

function Head({ transaction: { id, kind, reference, postedAt } }: { transaction: LedgerTransaction }) {
  const t = useT();
  const locale = useLocale();
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm">
      <AppLink href={transactionHref(id)} className="font-medium text-ink hover:text-link">
        {t('book.transaction', { id })}
      </AppLink>
      <span>{kindName(kind, t)}</span>
      <code className="font-mono text-xs text-muted">{reference}</code>
      <time dateTime={postedAt} className="ms-auto text-xs text-muted">
        {formatMoment(postedAt, locale)}
      </time>
    </p>
  );
}

function Lines({ transaction: { id, lines }, withSums = false }: { transaction: LedgerTransaction; withSums?: boolean }) {
  const t = useT();
  const money = useMoney();
  const groups = Map.groupBy(lines, ({ currency, isPromo }) => `${currency} ${isPromo}`);
  const sums = [...groups.values()].map((group) => ({
    currency: group[0]?.currency ?? '',
    isPromo: group[0]?.isPromo ?? false,
    sum: group.reduce((all, { amountMinor }) => all + BigInt(amountMinor), 0n),
  }));
  return (
    <table className="mt-1 w-full text-sm">
      <caption className="sr-only">{t('book.linesOf', { id })}</caption>
      <tbody>
        {lines.map(({ account, qualifier, holder, isHub, currency, amountMinor }, index) => (
          <tr key={index}>
            <th scope="row" className="py-0.5 pe-3 text-left font-normal">
              {isHub ? t('book.hub') : <span data-by-user="">{holder ?? t('sale.nobody')}</span>}{' '}
              <span className="text-muted">{accountName(account, qualifier, t)}</span>
            </th>
            <td className="py-0.5 text-right whitespace-nowrap tabular-nums">{money(amountMinor, currency)}</td>
          </tr>
        ))}
      </tbody>
      {withSums ? (
        <tfoot>
          {sums.map(({ currency, isPromo, sum }) => (
            <tr key={`${currency} ${isPromo}`} className="border-t border-line font-semibold">
              <th scope="row" className="py-1 pe-3 text-left">
                {t(isPromo ? 'book.sumPromo' : 'book.sum')}
              </th>
              <td className="py-1 text-right whitespace-nowrap tabular-nums">{money(sum, currency)}</td>
            </tr>
          ))}
        </tfoot>
      ) : null}
    </table>
  );
}
