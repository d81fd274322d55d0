import type { FormEvent } from 'react';
import type { SignedIn } from '../../../lib/api-types';
import { HubError } from '../../../lib/hub-error';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useSignIn } from '../api/sign-in';

export function SignInForm({ onDone }: { onDone: (answer: SignedIn) => void }) {
  const t = useT();
  const signIn = useSignIn();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signIn.mutate({ login: String(form.get('login')).trim(), password: String(form.get('password')) }, { onSuccess: onDone });
  };
  const refused = signIn.error instanceof HubError && (signIn.error.status === 401 || signIn.error.status === 400);
  return (
    <form onSubmit={submit} className="space-y-4">
      {signIn.isError ? <Notice tone="danger">{refused ? t('login.wrong') : problemText(signIn.error, t)}</Notice> : null}
      <TextField label={t('login.login')} name="login" autoComplete="username" autoCapitalize="none" spellCheck={false} required />
      <TextField label={t('password')} name="password" type="password" autoComplete="current-password" required />
      <Button type="submit" tone="primary" className="w-full" disabled={signIn.isPending}>
        {t('signIn')}
      </Button>
    </form>
  );
}
