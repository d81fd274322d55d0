import { useState, type FormEvent } from 'react';
import { namespaceProblem } from '@modelgrove/shared';
import type { PendingSignIn, SignedIn } from '../../../lib/api-types';
import { formTexts } from '../../../lib/form-text';
import { useLocale, useT } from '../../../lib/i18n';
import { problemField, problemText } from '../../../lib/problem-text';
import { Button, buttonClass } from '../../../ui/button';
import { TextField } from '../../../ui/field';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { useLinkPending, useProviderAccount } from '../api/provider';

/** Somebody whom the provider knows and the hub does not: a new account under a name of their choice. */
export function FirstSignInForm({ pending, onDone }: { pending: PendingSignIn; onDone: (answer: SignedIn) => void }) {
  const t = useT();
  const locale = useLocale();
  const create = useProviderAccount();
  const [wrongName, setWrongName] = useState(false);
  const refused = problemField(create.error, ['name']);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = formTexts(event);
    const name = text('name').trim();
    setWrongName(namespaceProblem(name) !== null);
    if (namespaceProblem(name) === null) create.mutate({ name, fullName: text('fullName').trim(), locale }, { onSuccess: onDone });
  };
  const nameError = wrongName ? t('account.nameWrong') : refused === null ? undefined : problemText(create.error, t);
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      {create.isError && refused === null ? <Notice tone="danger">{problemText(create.error, t)}</Notice> : null}
      <TextField
        label={t('account.name')}
        hint={t('account.nameHint')}
        error={nameError}
        name="name"
        defaultValue={pending.suggestedName}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <TextField label={t('account.fullName')} name="fullName" defaultValue={pending.fullName} autoComplete="name" />
      {pending.email === null ? null : <p className="break-all text-muted">{pending.email}</p>}
      <Button type="submit" tone="primary" className="w-full" disabled={create.isPending}>
        {t('join.action')}
      </Button>
    </form>
  );
}

/** They have an account already: signed in to it, they say so. */
export function LinkExisting({ userName, signIn, onDone }: { userName: string | null; signIn: string; onDone: () => void }) {
  const t = useT();
  const link = useLinkPending();
  if (userName === null)
    return (
      <AppLink href={signIn} className={buttonClass('plain', 'w-full')}>
        {t('first.signInToLink')}
      </AppLink>
    );
  return (
    <div className="space-y-3">
      {link.isError ? <Notice tone="danger">{problemText(link.error, t)}</Notice> : null}
      <Button className="w-full" onClick={() => link.mutate(undefined, { onSuccess: onDone })} disabled={link.isPending}>
        {t('first.link', { name: userName })}
      </Button>
    </div>
  );
}
