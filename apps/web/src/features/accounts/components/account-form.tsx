import { useState, type FormEvent } from 'react';
import { PASSWORD_MIN_CHARACTERS } from '@modelgrove/shared';
import { useT } from '../../../lib/i18n';
import { problemField, problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useCreateAccount, type AccountPass } from '../api/create-account';
import { accountProblems, readAccount } from '../model/account';

const FIELDS = ['name', 'email', 'password'] as const;

interface Props {
  action: string;
  /** What lets the visitor in, where signing up is not open to all. */
  pass?: AccountPass;
  onDone: () => void;
}

/** Name, e-mail, password and full name: for signing up and for the first administrator. */
export function AccountForm({ action, pass, onDone }: Props) {
  const t = useT();
  const create = useCreateAccount(pass);
  const [touched, setTouched] = useState<ReturnType<typeof accountProblems>>({});
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const account = readAccount(new FormData(event.currentTarget));
    const problems = accountProblems(account);
    setTouched(problems);
    if (Object.keys(problems).length === 0) create.mutate(account, { onSuccess: onDone });
  };
  const refused = problemField(create.error, FIELDS);
  const errorOf = (field: (typeof FIELDS)[number]) => {
    const own = touched[field];
    if (own !== undefined) return t(own, { count: PASSWORD_MIN_CHARACTERS });
    return refused === field ? problemText(create.error, t) : undefined;
  };
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      {create.isError && refused === null ? <Notice tone="danger">{problemText(create.error, t)}</Notice> : null}
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
