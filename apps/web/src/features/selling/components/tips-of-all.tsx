import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { AuthorTip } from '../../../lib/api-types';
import { formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { useMoney } from '../../../lib/use-money';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { Empty } from '../../../ui/empty';
import { Paging } from '../../../ui/paging';
import { QueryView } from '../../../ui/query-view';
import { SearchInput } from '../../../ui/search-input';
import { SkeletonRows } from '../../../ui/skeleton';
import { tipsOfAllQuery, useRefundTip } from '../api/sales';
import { RefundDialog } from './refund-dialog';

interface Props {
  question: Record<string, string>;
  hrefOf: (question: Record<string, string>) => string;
}

/** What everybody gave to authors; an administrator gives back by typing the amount once more. */
export function TipsOfAll({ question, hrefOf }: Props) {
  const t = useT();
  const { history } = useRouter();
  const tips = useQuery(tipsOfAllQuery(question));
  const [asked, setAsked] = useState<AuthorTip | null>(null);
  const show = (change: Record<string, string>) => history.replace(hrefOf({ ...question, cursor: '', ...change }));
  return (
    <>
      <div role="search" className="mb-4 flex">
        <SearchInput value={question['search'] ?? ''} label={t('tip.search')} onSettle={(search) => show({ search })} />
      </div>
      <QueryView query={tips} waiting={<SkeletonRows count={5} className="h-14" />}>
        {(page) =>
          page.tips.length === 0 ? (
            <Empty>{t('tip.noneAtAll')}</Empty>
          ) : (
            <>
              <ul className="divide-y divide-line rounded-panel border border-line bg-surface text-sm" aria-busy={tips.isPlaceholderData}>
                {page.tips.map((tip) => (
                  <Row key={tip.id} tip={tip} onAsk={() => setAsked(tip)} />
                ))}
              </ul>
              <Paging
                first={question['cursor'] === undefined ? null : hrefOf({ ...question, cursor: '' })}
                next={page.nextCursor === null ? null : hrefOf({ ...question, cursor: page.nextCursor })}
              />
            </>
          )
        }
      </QueryView>
      {asked === null ? null : <GiveBack tip={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function GiveBack({ tip, onClose }: { tip: AuthorTip; onClose: () => void }) {
  const t = useT();
  const refund = useRefundTip(tip.id);
  const title = t('tip.refundTitle', { id: tip.id });
  return <RefundDialog of={tip} title={title} action={t('sale.refund')} isConfirmed kind="tip" refund={refund} open onClose={onClose} />;
}

function Row({ tip, onAsk }: { tip: AuthorTip; onAsk: () => void }) {
  const t = useT();
  const locale = useLocale();
  const money = useMoney();
  const { id, payer, payee, repository, message, isAnonymous, at, amountMinor, refundedMinor, currency } = tip;
  const isLeft = BigInt(refundedMinor) < BigInt(amountMinor);
  return (
    <li className="space-y-1 p-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 grow break-words" data-by-user="">
          {payer ?? t('sale.nobody')} <span className="text-muted">→ {repository ?? payee ?? t('sale.nobody')}</span>
        </span>
        {isAnonymous ? <Badge>{t('tip.isAnonymous')}</Badge> : null}
        {refundedMinor === '0' ? null : <Badge>{t('tip.givenBack')}</Badge>}
        <time dateTime={at} className="text-muted">
          {formatDay(at, locale)}
        </time>
        <span className="tabular-nums">{money(amountMinor, currency)}</span>
        {isLeft ? (
          <Button onClick={onAsk} aria-label={t('tip.refundTitle', { id })}>
            {t('sale.refund')}
          </Button>
        ) : null}
      </div>
      {message === '' ? null : (
        <p className="break-words whitespace-pre-line text-muted" data-by-user="">
          {message}
        </p>
      )}
    </li>
  );
}
