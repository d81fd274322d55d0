import { useState, type FormEvent } from 'react';
import { PASSWORD_MIN_CHARACTERS } from '@modelgrove/shared';
import { formTexts } from '../../../lib/form-text';
import { useT } from '../../../lib/i18n';
import { problemField, problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { useToast } from '../../../ui/toast';
import { useChangePassword } from '../api/change-password';
import { passwordIsShort } from '../model/account';

export function PasswordPanel() {
  const t = useT();
  const { say } = useToast();
  const change = useChangePassword();
  const [short, setShort] = useState(false);
  const refused = problemField(change.error, ['currentPassword', 'password']);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const [form, text] = [event.currentTarget, formTexts(event)];
    const newPassword = text('newPassword');
    setShort(passwordIsShort(newPassword));
    const done = () => (say(t('passwordPanel.done')), form.reset());
    if (!passwordIsShort(newPassword)) change.mutate({ currentPassword: text('currentPassword'), newPassword }, { onSuccess: done });
  };
  const said = (field: string) => (refused === field ? problemText(change.error, t) : undefined);
  const tooShort = short ? t('account.passwordShort', { count: PASSWORD_MIN_CHARACTERS }) : undefined;
  return (
    <Panel title={t('password')}>
      <form onSubmit={submit} noValidate className="max-w-sm space-y-4">
        {change.isError && refused === null ? <Notice tone="danger">{problemText(change.error, t)}</Notice> : null}
        <TextField
          label={t('account.currentPassword')}
          error={said('currentPassword')}
          name="currentPassword"
          type="password"
          autoComplete="current-password"
          required
        />
        <TextField
          label={t('reset.password')}
          hint={t('account.passwordHint', { count: PASSWORD_MIN_CHARACTERS })}
          error={tooShort ?? said('password')}
          name="newPassword"
          type="password"
          autoComplete="new-password"
          required
        />
        <Button type="submit" disabled={change.isPending}>
          {t('passwordPanel.action')}
        </Button>
      </form>
    </Panel>
  );
}
