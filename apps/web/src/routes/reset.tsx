import { useLocation } from '@tanstack/react-router';
import { OneTimeLinkGate } from '../features/accounts/components/one-time-link';
import { ResetForm } from '../features/accounts/components/reset-form';
import { useT } from '../lib/i18n';
import { useGo } from '../lib/use-go';
import { useToast } from '../ui/toast';
import { FormPage } from './form-page';

export default function ResetPage() {
  const t = useT();
  const go = useGo();
  const { say } = useToast();
  const { hash: secret } = useLocation();
  const done = () => (say(t('reset.done')), go('/login'));
  return (
    <FormPage title={t('reset.title')}>
      <OneTimeLinkGate secret={secret} purpose="reset">
        {({ userName }) => <ResetForm secret={secret} userName={userName} onDone={done} />}
      </OneTimeLinkGate>
    </FormPage>
  );
}
