import { useParams } from '@tanstack/react-router';
import { TestPayment } from '../features/money/components/test-payment';
import { useT } from '../lib/i18n';
import { FormPage } from './form-page';
import { SignedIn } from './signed-in';

/** /test-payment/{ref}: where the provider of demonstrations sends payers. */
export function TestPaymentPage() {
  const t = useT();
  const { ref = '' } = useParams({ strict: false }) as Record<string, string | undefined>;
  return (
    <FormPage title={t('money.testTitle')}>
      <SignedIn>{() => <TestPayment reference={ref} />}</SignedIn>
    </FormPage>
  );
}
