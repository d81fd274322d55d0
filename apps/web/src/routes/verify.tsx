import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useConfirmEmail } from '../features/accounts/api/email';
import { OneTimeLinkGate } from '../features/accounts/components/one-time-link';
import type { OneTimeLink } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { problemText } from '../lib/problem-text';
import { Button, buttonClass } from '../ui/button';
import { AppLink } from '../ui/link';
import { Notice } from '../ui/notice';
import { FormPage } from './form-page';

/** Confirmed by a click, so that a mail scanner which opens links confirms nothing. */
export default function VerifyPage() {
  const t = useT();
  const { hash: secret } = useLocation();
  return (
    <FormPage title={t('verify.title')}>
      <OneTimeLinkGate secret={secret} purpose="address">
        {(link) => <Confirm secret={secret} link={link} />}
      </OneTimeLinkGate>
    </FormPage>
  );
}

function Confirm({ secret, link: { userName = '', email = '' } }: { secret: string; link: OneTimeLink }) {
  const t = useT();
  const client = useQueryClient();
  const confirm = useConfirmEmail();
  if (confirm.isSuccess)
    return (
      <div className="space-y-4">
        <p role="status">{t('verify.done')}</p>
        <AppLink href="/settings/account" className={buttonClass('primary')}>
          {t('verify.go')}
        </AppLink>
      </div>
    );
  const done = () => client.invalidateQueries({ queryKey: ['own-account'] });
  return (
    <div className="space-y-4">
      {confirm.isError ? <Notice tone="danger">{problemText(confirm.error, t)}</Notice> : null}
      <p className="break-words">{t('verify.text', { email, name: userName })}</p>
      <Button tone="primary" onClick={() => confirm.mutate(secret, { onSuccess: done })} disabled={confirm.isPending}>
        {t('verify.action')}
      </Button>
    </div>
  );
}
