import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Payout } from '../../../lib/api-types';
import { formatMoment } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { useMoney } from '../../../lib/use-money';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { Empty } from '../../../ui/empty';
import { AppLink } from '../../../ui/link';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { payoutsQuery, useDecidePayout } from '../api/ledger';
import { BookPaging } from './book-paging';
import { Choice } from './choice';
import { type Asked, DecisionDialog } from './decision-dialog';

const STATES = ['requested', 'approved', 'paid', 'failed', 'declined'] as const;
const TONES = { requested: 'warn', approved: 'warn', paid: 'accent', failed: 'danger', declined: 'danger' } as const;

/** What authors ask to be paid out: approved ones are sent, once. */
export function PayoutQueue({ question }: { question: Record<string, string> }) {
  const t = useT();
  const payouts = useQuery(payoutsQuery(question));
  const [asked, setAsked] = useState<(Asked & { namespace: string }) | null>(null);
  const options = STATES.map((value) => ({ value, title: t(`payouts.state.${value}`) }));
  return (
    <>
      <div className="mb-4 flex">
        <Choice part="payouts" question={question} field="state" label={t('payment.state')} options={options} />
      </div>
      <QueryView query={payouts} waiting={<SkeletonRows count={5} className="h-14" />}>
        {(page) =>
          page.payouts.length === 0 ? (
            <Empty>{t('payouts.noneAsked')}</Empty>
          ) : (
            <>
              <ul
                className="divide-y divide-line rounded-panel border border-line bg-surface text-sm"
                aria-busy={payouts.isPlaceholderData}
              >
                {page.payouts.map((payout) => (
                  <Row key={payout.id} payout={payout} onAsk={setAsked} />
                ))}
              </ul>
              <BookPaging part="payouts" question={question} next={page.nextCursor} />
            </>
          )
        }
      </QueryView>
      <Decide asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}

function Row({ payout, onAsk }: { payout: Payout; onAsk: (asked: Asked & { namespace: string }) => void }) {
  const t = useT();
  const locale = useLocale();
  const money = useMoney();
  const { id, amountMinor, currency, provider, destinationEnd, requestedAt, failure } = payout;
  const namespace = payout.namespace ?? t('sale.nobody');
  const state = payout.state as keyof typeof TONES;
  const ask = (isYes: boolean) => onAsk({ id, isYes, amountMinor, currency, namespace });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 p-3">
      <div className="min-w-0 grow basis-64">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium tabular-nums">{money(amountMinor, currency)}</span>
          <AppLink href={`/${encodeURIComponent(namespace)}`} className="text-ink hover:text-link">
            {namespace}
          </AppLink>
          <Badge tone={TONES[state]}>{t(`payouts.state.${state}`)}</Badge>
        </p>
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-xs text-muted">
          <time dateTime={requestedAt}>{formatMoment(requestedAt, locale)}</time>
          <span>{t('payouts.to', { provider, end: destinationEnd })}</span>
          {failure === null || failure === '' ? null : (
            <span className="text-danger" data-by-user="">
              {failure}
            </span>
          )}
        </p>
      </div>
      {state === 'requested' ? (
        <span className="flex gap-2">
          <Button tone="primary" onClick={() => ask(true)} aria-label={t('payouts.approveOf', { name: namespace })}>
            {t('payouts.approve')}
          </Button>
          <Button onClick={() => ask(false)} aria-label={t('payouts.declineOf', { name: namespace })}>
            {t('payouts.decline')}
          </Button>
        </span>
      ) : null}
    </li>
  );
}

function Decide({ asked, onClose }: { asked: (Asked & { namespace: string }) | null; onClose: () => void }) {
  const t = useT();
  const { say } = useToast();
  const decide = useDecidePayout();
  const close = () => (decide.reset(), onClose());
  const word = asked?.isYes === false ? 'decline' : 'approve';
  return (
    <DecisionDialog
      asked={asked}
      title={t(`payouts.${word}Of`, { name: asked?.namespace ?? '' })}
      text={t(`payouts.askText.${word}`)}
      action={t(`payouts.${word}`)}
      noteLabel={t('payouts.reason')}
      noteHint={t('payouts.reasonHint')}
      pending={decide.isPending}
      error={decide.error}
      onClose={close}
      onDecide={(confirmedAmount, note) =>
        asked && decide.mutate({ ...asked, confirmedAmount, note }, { onSuccess: () => (say(t(`payouts.done.${word}`)), close()) })
      }
    />
  );
}
