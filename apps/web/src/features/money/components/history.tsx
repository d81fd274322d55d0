import { useInfiniteQuery } from '@tanstack/react-query';
import type { WalletLine } from '../../../lib/api-types';
import { formatMoment } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { cx } from '../../../ui/class-names';
import { Empty } from '../../../ui/empty';
import { AppLink } from '../../../ui/link';
import { MoreButton } from '../../../ui/more-button';
import { SkeletonRows } from '../../../ui/skeleton';
import { historyQuery } from '../api/money';
import { aboutHref, kindOf } from '../model/history-line';
import { Amount } from './amount';

export const ACCOUNTS = ['wallet', 'promo', 'pending', 'available', 'in-payout', 'debt'] as const;
export type Account = (typeof ACCOUNTS)[number];

interface Props {
  namespace: string;
  /** Of one account; empty: of all of them. */
  account: Account | '';
  onChoose: (account: string) => void;
}

/** Every movement of somebody's money, the newest first. */
export function History({ namespace, account, onChoose }: Props) {
  const t = useT();
  const list = useInfiniteQuery(historyQuery(namespace, account));
  const lines = list.data?.pages.flatMap((page) => page.lines);
  return (
    <section>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg font-semibold">{t('money.history')}</h2>
        <select
          aria-label={t('money.account')}
          value={account}
          onChange={(event) => onChoose(event.target.value)}
          className="h-8 rounded-control border border-line-strong bg-surface px-2"
        >
          <option value="">{t('money.accounts.all')}</option>
          {ACCOUNTS.map((id) => (
            <option key={id} value={id}>
              {t(`money.account.${id}`)}
            </option>
          ))}
        </select>
      </div>
      {lines === undefined ? <SkeletonRows count={4} className="h-12" /> : <Lines lines={lines} namespace={namespace} />}
      <MoreButton list={list} />
    </section>
  );
}

function Lines({ lines, namespace }: { lines: readonly WalletLine[]; namespace: string }) {
  const t = useT();
  if (lines.length === 0) return <Empty>{t('money.noHistory')}</Empty>;
  return (
    <ul className="divide-y divide-line rounded-panel border border-line bg-surface">
      {lines.map((line, index) => (
        <HistoryRow key={`${line.transactionId} ${line.account} ${index}`} line={line} namespace={namespace} />
      ))}
    </ul>
  );
}

function HistoryRow({ line, namespace }: { line: WalletLine; namespace: string }) {
  const t = useT();
  const locale = useLocale();
  const isGain = BigInt(line.amountMinor) > 0n;
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-3">
      <div className="min-w-0">
        <About line={line} namespace={namespace} />
        <p className="text-xs text-muted">
          {t(`money.account.${line.account as Account}`)} ·{' '}
          <time dateTime={line.effectiveAt}>{formatMoment(line.effectiveAt, locale)}</time>
        </p>
      </div>
      <span className={cx('font-medium', isGain ? 'text-accent-soft-ink' : 'text-ink')}>
        {isGain ? '+' : ''}
        <Amount minor={line.amountMinor} currency={line.currency} />
      </span>
    </li>
  );
}

/** What happened, and a way to what it is about. */
function About({ line, namespace }: { line: WalletLine; namespace: string }) {
  const t = useT();
  const href = aboutHref(namespace, line.reference);
  const text = t(`money.kind.${kindOf(line) as 'sale'}`);
  return (
    <p className="font-medium wrap-anywhere">
      {href === null ? (
        text
      ) : (
        <AppLink href={href} className="text-link underline">
          {text}
        </AppLink>
      )}
      {line.repository === null ? null : (
        <span data-by-user="" className="font-normal text-muted">
          {' '}
          {line.repository}
        </span>
      )}
    </p>
  );
}
