import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AdminPayment } from '../../../lib/api-types';
import { formatMoment } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { useMoney } from '../../../lib/use-money';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { Empty } from '../../../ui/empty';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { paymentsQuery, useDecidePayment } from '../api/ledger';
import { BookPaging } from './book-paging';
import { Choice } from './choice';
import { type Asked, DecisionDialog } from './decision-dialog';

const STATES = ['wished', 'waiting', 'succeeded', 'failed'] as const;
const KINDS = ['charge', 'refund', 'payout'] as const;
const TONES = { wished: 'warn', waiting: 'warn', succeeded: 'accent', failed: 'danger' } as const;

/** Every payment in and out; of those without a voice an administrator says how they ended. */
export function PaymentQueue({ question }: { question: Record<string, string> }) {
  const t = useT();
  const payments = useQuery(paymentsQuery(question));
  const [asked, setAsked] = useState<Asked | null>(null);
  const options = (family: 'state' | 'kind', values: readonly string[]) =>
    values.map((value) => ({ value, title: t(`payment.${family}.${value as 'waiting'}` as 'payment.state.waiting') }));
  return (
    <>
      <p className="mb-4 max-w-prose text-muted">{t('payment.text')}</p>
      <div className="mb-4 flex flex-wrap gap-2">
        <Choice part="payments" question={question} field="state" label={t('payment.state')} options={options('state', STATES)} />
        <Choice part="payments" question={question} field="kind" label={t('payment.kind')} options={options('kind', KINDS)} />
      </div>
      <QueryView query={payments} waiting={<SkeletonRows count={5} className="h-14" />}>
        {(page) =>
          page.payments.length === 0 ? (
            <Empty>{t('payment.none')}</Empty>
          ) : (
            <>
              <ul
                className="divide-y divide-line rounded-panel border border-line bg-surface text-sm"
                aria-busy={payments.isPlaceholderData}
              >
                {page.payments.map((payment) => (
                  <Row key={payment.id} payment={payment} onAsk={setAsked} />
                ))}
              </ul>
              <BookPaging part="payments" question={question} next={page.nextCursor} />
            </>
          )
        }
      </QueryView>
      <Decide asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}

function Row({ payment, onAsk }: { payment: AdminPayment; onAsk: (asked: Asked) => void }) {
  const t = useT();
  const locale = useLocale();
  const money = useMoney();
  const { id, kind, provider, amountMinor, currency, payer, purpose, subject, providerRef, createdAt, failure, lastError } = payment;
  const state = payment.state as keyof typeof TONES;
  const ask = (isYes: boolean) => onAsk({ id, isYes, amountMinor, currency });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 p-3">
      <div className="min-w-0 grow basis-64">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium tabular-nums">{money(amountMinor, currency)}</span>
          <span>{t(`payment.kind.${kind as 'charge'}`)}</span>
          <Badge tone={TONES[state]}>{t(`payment.state.${state}`)}</Badge>
          <span className="break-words" data-by-user="">
            {payer ?? `${purpose} ${subject}`}
          </span>
        </p>
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-xs text-muted">
          <time dateTime={createdAt}>{formatMoment(createdAt, locale)}</time>
          <code className="font-mono">{provider}</code>
          {providerRef === null ? null : <code className="font-mono break-all">{providerRef}</code>}
          {failure === null ? null : (
            <span className="text-danger" data-by-user="">
              {failure}
            </span>
          )}
          {failure === null && lastError !== null ? <code className="font-mono">{lastError}</code> : null}
        </p>
      </div>
      {payment.isDecidedHere ? (
        <span className="flex gap-2">
          <Button tone="primary" onClick={() => ask(true)}>
            {t('payment.confirm')}
          </Button>
          <Button onClick={() => ask(false)}>{t('payment.refuse')}</Button>
        </span>
      ) : null}
    </li>
  );
}

function Decide({ asked, onClose }: { asked: Asked | null; onClose: () => void }) {
  const t = useT();
  const { say } = useToast();
  const decide = useDecidePayment();
  const close = () => (decide.reset(), onClose());
  const word = asked?.isYes === false ? 'refuse' : 'confirm';
  return (
    <DecisionDialog
      asked={asked}
      title={t(`payment.ask.${word}`)}
      text={t(`payment.askText.${word}`)}
      action={t(`payment.${word}`)}
      noteLabel={t('payment.note')}
      noteHint={t('payment.noteHint')}
      pending={decide.isPending}
      error={decide.error}
      onClose={close}
      onDecide={(confirmedAmount, note) =>
        asked && decide.mutate({ ...asked, confirmedAmount, note }, { onSuccess: () => (say(t('payment.decided')), close()) })
      }
    />
  );
}
