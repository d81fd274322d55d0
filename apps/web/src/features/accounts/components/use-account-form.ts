import { useState, type FormEvent } from 'react';
import { PASSWORD_MIN_CHARACTERS } from '@modelgrove/shared';
import type { SignedIn } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemField, problemText } from '../../../lib/problem-text';
import { useCreateAccount, type AccountPass, type NewAccount } from '../api/create-account';
import { accountProblems, readAccount, type AccountProblems } from '../model/account';

const FIELDS = ['name', 'email', 'password'] as const;
export type AccountField = (typeof FIELDS)[number];

/** What a form that makes an account does: checks, sends, and says beside which field a refusal belongs. */
export function useAccountForm(pass: AccountPass | undefined, onDone: (form: FormData, answer: SignedIn) => void) {
  const t = useT();
  const create = useCreateAccount(pass);
  const [touched, setTouched] = useState<AccountProblems>({});
  const send = (event: FormEvent<HTMLFormElement>, more: Partial<NewAccount> = {}) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const account = readAccount(form);
    const problems = accountProblems(account);
    setTouched(problems);
    if (Object.keys(problems).length === 0) create.mutate({ ...account, ...more }, { onSuccess: (answer) => onDone(form, answer) });
  };
  const refused = problemField(create.error, FIELDS);
  const errorOf = (field: AccountField) => {
    const own = touched[field];
    if (own !== undefined) return t(own, { count: PASSWORD_MIN_CHARACTERS });
    return refused === field ? problemText(create.error, t) : undefined;
  };
  const problem = create.isError && refused === null ? problemText(create.error, t) : null;
  return { send, errorOf, problem, isPending: create.isPending };
}
