import { useState, type FormEvent } from 'react';
import type { OwnAccount } from '../../../lib/api-types';
import { formTexts } from '../../../lib/form-text';
import { useT } from '../../../lib/i18n';
import { problemField, problemText } from '../../../lib/problem-text';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { useToast } from '../../../ui/toast';
import { useMailAgain, useSetEmail } from '../api/email';
import { PasswordField } from './password-field';

export function EmailPanel({ account, canMail }: { account: OwnAccount; canMail: boolean }) {
  const t = useT();
  const [changing, setChanging] = useState(false);
  return (
    <Panel title={t('email.title')}>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 space-y-1">
          <p className="flex flex-wrap items-center gap-2">
            <span className="break-all">{account.email ?? t('email.none')}</span>
            {account.email === null ? null : (
              <Badge tone={account.isEmailVerified ? 'accent' : 'plain'}>
                {t(account.isEmailVerified ? 'email.verified' : 'email.unverified')}
              </Badge>
            )}
          </p>
          <Waiting account={account} canMail={canMail} />
        </div>
        <Button onClick={() => setChanging(true)}>{t('email.change')}</Button>
      </div>
      <Dialog
        open={changing}
        onOpenChange={setChanging}
        title={t('email.changeTitle')}
        description={canMail ? t('email.changeText') : undefined}
      >
        <EmailForm account={account} onDone={() => setChanging(false)} />
      </Dialog>
    </Panel>
  );
}

/** An address that waits for its owner, and what can be done for it. */
function Waiting({ account, canMail }: { account: OwnAccount; canMail: boolean }) {
  const t = useT();
  const { say } = useToast();
  const again = useMailAgain();
  const waits = account.pendingEmail !== null || (account.email !== null && !account.isEmailVerified);
  if (!waits) return null;
  if (!canMail) return <p className="text-muted">{t('email.askAdministrator')}</p>;
  const send = () =>
    again.mutate(undefined, { onSuccess: () => say(t('email.sentAgain')), onError: (error) => say(problemText(error, t), 'danger') });
  return (
    <p className="text-muted">
      {account.pendingEmail === null ? null : t('email.pending', { email: account.pendingEmail })}{' '}
      <button type="button" onClick={send} disabled={again.isPending} className="text-link underline">
        {t('email.mailAgain')}
      </button>
    </p>
  );
}

function EmailForm({ account, onDone }: { account: OwnAccount; onDone: () => void }) {
  const t = useT();
  const set = useSetEmail();
  const refused = problemField(set.error, ['email', 'currentPassword']);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = formTexts(event);
    set.mutate({ email: text('email').trim() || null, password: text('password') }, { onSuccess: onDone });
  };
  const errorOf = (field: string) => (refused === field ? problemText(set.error, t) : undefined);
  return (
    <form onSubmit={submit} className="space-y-4">
      {set.isError && refused === null ? <Notice tone="danger">{problemText(set.error, t)}</Notice> : null}
      <TextField
        label={t('email.new')}
        hint={t('email.emptyMeansNone')}
        error={errorOf('email')}
        name="email"
        type="email"
        autoComplete="email"
        defaultValue={account.email ?? ''}
      />
      {account.hasPassword ? <PasswordField error={errorOf('currentPassword')} /> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button type="submit" tone="primary" disabled={set.isPending}>
          {t('email.save')}
        </Button>
      </div>
    </form>
  );
}
