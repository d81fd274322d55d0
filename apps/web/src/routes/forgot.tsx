import { ForgotForm } from '../features/accounts/components/forgot-form';
import { useT } from '../lib/i18n';
import { AppLink } from '../ui/link';
import { FormPage } from './form-page';

export default function ForgotPage() {
  const t = useT();
  return (
    <FormPage title={t('forgot.title')} text={t('forgot.text')}>
      <ForgotForm />
      <p className="mt-6 text-muted">
        <AppLink href="/login" className="text-link underline">
          {t('forgot.back')}
        </AppLink>
      </p>
    </FormPage>
  );
}
