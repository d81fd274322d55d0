import { useState, type FormEvent } from 'react';
import { PASSWORD_MIN_CHARACTERS } from '@modelgrove/shared';
import { HubError } from '../../../lib/hub-error';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useCreateAccount } from '../api/create-account';
import { accountProblems, readAccount } from '../model/account';

interface Props {
  action: string;
  setupSecret?: string;
  onDone: () => void;
}

/** Name, e-mail, password and full name: for signing up and for the first administrator. */
export function AccountForm({ action, setupSecret, onDone }: Props) {
  const t = useT();
  const create = useCreateAccount(setupSecret);
  const [touched, setTouched] = useState<ReturnType<typeof accountProblems>>({});
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const account = readAccount(new FormData(event.currentTarget));
    const problems = accountProblems(account);
    setTouched(problems);
    if (Object.keys(problems).length === 0) create.mutate(account, { onSuccess: onDone });
  };
  const refused = create.error instanceof HubError ? create.error.fields : {};
  const errorOf = (field: 'name' | 'email' | 'password') => {
    const own = touched[field];
    return own === undefined ? refused[field] : t(own, { count: PASSWORD_MIN_CHARACTERS });
  };
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      {create.isError ? <Notice tone="danger">{problemText(create.error, t)}</Notice> : null}
      <TextField
        label={t('account.name')}
        hint={t('account.nameHint')}
        error={errorOf('name')}
        name="name"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <TextField label={t('account.fullName')} name="fullName" autoComplete="name" />
      <TextField label={t('account.email')} error={errorOf('email')} name="email" type="email" autoComplete="email" />
      <TextField
        label={t('password')}
        hint={t('account.passwordHint', { count: PASSWORD_MIN_CHARACTERS })}
        error={errorOf('password')}
        name="password"
        type="password"
        autoComplete="new-password"
        required
      />
      <Button type="submit" tone="primary" className="w-full" disabled={create.isPending}>
        {action}
      </Button>
    </form>
  );
}
