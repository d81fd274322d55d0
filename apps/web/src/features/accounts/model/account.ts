import { addressIsGood } from '../../../lib/mail-address';
import { namespaceProblem, PASSWORD_MIN_CHARACTERS } from '@modelgrove/shared';

export interface AccountInput {
  name: string;
  email?: string;
  password: string;
  fullName?: string;
}

type AccountProblem = 'account.nameWrong' | 'account.emailWrong' | 'account.passwordShort';
export type AccountProblems = Partial<Record<'name' | 'email' | 'password', AccountProblem>>;

/** Fields left empty are absent: the API tells "no e-mail" from "an empty e-mail". The password is taken as typed. */
export function readAccount(form: FormData): AccountInput {
  const text = (field: string) => String(form.get(field) ?? '').trim();
  return {
    name: text('name'),
    email: text('email') || undefined,
    password: String(form.get('password') ?? ''),
    fullName: text('fullName') || undefined,
  };
}

export function accountProblems({ name, email, password }: AccountInput): AccountProblems {
  const problems: AccountProblems = {};
  if (namespaceProblem(name) !== null) problems.name = 'account.nameWrong';
  if (email !== undefined && !addressIsGood(email)) problems.email = 'account.emailWrong';
  if (passwordIsShort(password)) problems.password = 'account.passwordShort';
  return problems;
}

/** Characters as people count them, not UTF-16 units. */
export function passwordIsShort(password: string): boolean {
  return [...password].length < PASSWORD_MIN_CHARACTERS;
}
