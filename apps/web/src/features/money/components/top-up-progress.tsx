import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Payment } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { topUpsQuery } from '../api/money';
import { isUnderWay } from '../model/payment-state';
import { Amount } from './amount';
import { PaymentAction } from './payment-action';

/** What became of it, followed until it ends. */
export function TopUpProgress({ namespace, begun, onClose }: { namespace: string; begun: Payment; onClose: () => void }) {
  const t = useT();
  const { data } = useInfiniteQuery(topUpsQuery(namespace));
  const payment = data?.pages.flatMap(({ payments }) => payments).find(({ id }) => id === begun.id) ?? begun;
  useFreshWallet(namespace, payment.state);
  return (
    <div className="space-y-4">
      <p className="text-xl font-semibold">
        <Amount minor={payment.amountMinor} currency={payment.currency} />
      </p>
      <div role="status" className="space-y-3">
        <p>{t(`money.payment.${payment.state as 'wished'}`)}</p>
        {payment.failure === null ? null : <Notice tone="warn">{payment.failure}</Notice>}
      </div>
      {payment.action === null ? null : <PaymentAction action={payment.action} />}
      <div className="flex justify-end">
        <Button tone={isUnderWay(payment) ? 'plain' : 'primary'} onClick={onClose}>
          {t('money.close')}
        </Button>
      </div>
    </div>
  );
}

/** When a payment ends, what is in the wallet is another amount. */
export function useFreshWallet(namespace: string, states: string): void {
  const client = useQueryClient();
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ['wallet', namespace] });
  }, [client, namespace, states]);
}
