import { useState, type FormEvent } from 'react';
import { PASSWORD_MIN_CHARACTERS } from '@modelgrove/shared';
import { useT } from '../../../lib/i18n';
import { problemField, problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useResetPassword } from '../api/reset-password';
import { passwordIsShort } from '../model/account';

export function ResetForm({ secret, userName, onDone }: { secret: string; userName?: string; onDone: () => void }) {
  const t = useT();
  const reset = useResetPassword(secret);
  const [short, setShort] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password') ?? '');
    setShort(passwordIsShort(password));
    if (!passwordIsShort(password)) reset.mutate(password, { onSuccess: onDone });
  };
  const refused = problemField(reset.error, ['password']);
  const error = short ? t('account.passwordShort', { count: PASSWORD_MIN_CHARACTERS }) : problemText(reset.error, t);
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      {reset.isError && refused === null ? <Notice tone="danger">{problemText(reset.error, t)}</Notice> : null}
      {/* Password managers want to know whose password this is. */}
      <input type="text" name="username" autoComplete="username" defaultValue={userName} hidden readOnly />
      <TextField
        label={t('reset.password')}
        hint={t('account.passwordHint', { count: PASSWORD_MIN_CHARACTERS })}
        error={short || refused !== null ? error : undefined}
        name="password"
        type="password"
        autoComplete="new-password"
        required
      />
      <Button type="submit" tone="primary" className="w-full" disabled={reset.isPending}>
        {t('reset.action')}
      </Button>
    </form>
  );
}
