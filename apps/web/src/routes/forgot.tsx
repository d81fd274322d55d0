import { useQuery } from '@tanstack/react-query';
import { metaQuery } from '../features/accounts/api/meta';
import { ForgotForm } from '../features/accounts/components/forgot-form';
import { useT } from '../lib/i18n';
import { AppLink } from '../ui/link';
import { FormPage } from './form-page';

export default function ForgotPage() {
  const t = useT();
  const { data: meta } = useQuery(metaQuery);
  const takesPasswords = meta?.passwordSignIn ?? true;
  const asks = takesPasswords && (meta?.mail ?? true);
  return (
    <FormPage title={t('forgot.title')} text={asks ? t('forgot.text') : undefined}>
      {asks ? <ForgotForm /> : <p>{t(takesPasswords ? 'forgot.administrator' : 'problem.passwordSignInOff')}</p>}
      <p className="mt-6 text-muted">
        <AppLink href="/login" className="text-link underline">
          {t('forgot.back')}
        </AppLink>
      </p>
    </FormPage>
  );
}
