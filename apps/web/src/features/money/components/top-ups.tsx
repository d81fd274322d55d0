import { useInfiniteQuery } from '@tanstack/react-query';
import type { Payment } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { Empty } from '../../../ui/empty';
import { Moment } from '../../../ui/moment';
import { MoreButton } from '../../../ui/more-button';
import { topUpsQuery } from '../api/money';
import { isUnderWay } from '../model/payment-state';
import { Amount } from './amount';
import { PaymentAction } from './payment-action';
import { useProviderName } from './provider-name';

const TONES = { wished: 'warn', waiting: 'warn', succeeded: 'accent', failed: 'danger' } as const;

/** What was paid in, or is on its way. */
export function TopUps({ namespace, mayPay }: { namespace: string; mayPay: boolean }) {
  const t = useT();
  const list = useInfiniteQuery(topUpsQuery(namespace));
  if (list.data === undefined) return null;
  const payments = list.data.pages.flatMap((page) => page.payments);
  return (
    <section>
      <h2 className="mb-2 text-lg font-semibold">{t('money.topUps')}</h2>
      {payments.length === 0 ? (
        <Empty>{t('money.noTopUps')}</Empty>
      ) : (
        <ul className="divide-y divide-line rounded-panel border border-line bg-surface">
          {payments.map((payment) => (
            <TopUpRow key={payment.id} payment={payment} mayPay={mayPay} />
          ))}
        </ul>
      )}
      <MoreButton list={list} />
    </section>
  );
}

function TopUpRow({ payment, mayPay }: { payment: Payment; mayPay: boolean }) {
  const t = useT();
  const nameOf = useProviderName();
  const { id, state, amountMinor, currency, provider, createdAt, failure, action } = payment;
  return (
    <li id={`payment-${id}`} className="scroll-mt-20 space-y-2 px-4 py-3 target:bg-accent-soft">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">
          <Amount minor={amountMinor} currency={currency} />
        </span>
        <Badge tone={TONES[state as keyof typeof TONES]}>{t(`money.state.${state as 'wished'}`)}</Badge>
        <span className="ml-auto flex flex-wrap gap-x-3 text-muted">
          <span>{nameOf(provider)}</span>
          <Moment at={createdAt} />
        </span>
      </div>
      {failure === null ? null : (
        <p data-by-user="" className="text-muted">
          {failure}
        </p>
      )}
      {mayPay && action !== null && isUnderWay(payment) ? <PaymentAction action={action} /> : null}
    </li>
  );
}
