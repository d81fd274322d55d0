import { useQuery } from '@tanstack/react-query';
import type { TestPayment as Payment } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button, buttonClass } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { testPaymentQuery, useDecideTestPayment } from '../api/test-payment';
import { Amount } from './amount';

/** What the page of a real provider would be: somewhere else, and about real money. */
export function TestPayment({ reference }: { reference: string }) {
  const payment = useQuery(testPaymentQuery(reference));
  return (
    <QueryView query={payment} waiting={<SkeletonRows count={3} className="h-10" />}>
      {(data) => <Decision payment={data} />}
    </QueryView>
  );
}

function Decision({ payment }: { payment: Payment }) {
  const t = useT();
  const decide = useDecideTestPayment(payment.ref);
  const isOpen = payment.state === 'waiting';
  const answer = (isPaid: boolean) => decide.mutate(isPaid, { onSuccess: () => window.location.assign(payment.returnUrl) });
  return (
    <Panel>
      <Notice tone="warn">{t('money.isTest')}</Notice>
      <p className="mt-4 text-muted">{payment.description}</p>
      <p className="mt-1 text-xl font-semibold">
        <Amount minor={payment.amountMinor} currency={payment.currency} />
      </p>
      {decide.error ? (
        <Notice tone="danger" className="mt-4">
          {problemText(decide.error, t)}
        </Notice>
      ) : null}
      {isOpen ? (
        <div className="mt-6 flex flex-wrap gap-2">
          <Button tone="primary" disabled={decide.isPending} onClick={() => answer(true)}>
            {t('money.testPay')}
          </Button>
          <Button disabled={decide.isPending} onClick={() => answer(false)}>
            {t('money.testDecline')}
          </Button>
        </div>
      ) : (
        <div className="mt-4 space-y-4">
          <p>{t(`money.test.${payment.state === 'succeeded' ? 'succeeded' : 'failed'}`)}</p>
          <a href={payment.returnUrl} className={buttonClass()}>
            {t('money.testBack')}
          </a>
        </div>
      )}
    </Panel>
  );
}
