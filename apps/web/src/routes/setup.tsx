import { useLocation } from '@tanstack/react-router';
import { AccountForm } from '../features/accounts/components/account-form';
import { OneTimeLinkGate } from '../features/accounts/components/one-time-link';
import { useT } from '../lib/i18n';
import { useGo } from '../lib/use-go';
import { FormPage } from './form-page';

/** The link of the first start. Its secret stands after `#`, so no server or proxy ever logs it. */
export default function SetupPage() {
  const t = useT();
  const go = useGo();
  const { hash: secret } = useLocation();
  return (
    <FormPage title={t('setup.title')} text={t('setup.text')}>
      <OneTimeLinkGate secret={secret} purpose="first-admin">
        {() => <AccountForm action={t('setup.action')} pass={{ purpose: 'first-admin', secret }} onDone={() => go('/')} />}
      </OneTimeLinkGate>
    </FormPage>
  );
}
