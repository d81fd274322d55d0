import { SYSTEM } from '../../common/actor';
import { type Account, AccountsService, OneTimeLinksService, PasswordsService, TwoFactorService } from '../../modules/accounts';
import type { CommandFamily, Result } from './command';
import type { Input } from './input';
import type { Operator } from './operator';
import { date, table } from './output';

const PAGE = 500;

export const USER_COMMANDS: CommandFamily = [
  {
    name: 'user add',
    usage: 'NAME [--email ADDRESS] [--full-name TEXT] [--admin] [--password-stdin]',
    summary: 'make an account',
    details: 'Without a password a link is printed by which the person sets one: it works once, for an hour.',
    examples: ['grove user add alice --email alice@example.org', `printf '%s' "$PASSWORD" | grove user add olive --admin --password-stdin`],
    words: [1, 1],
    options: {
      email: { type: 'string' },
      'full-name': { type: 'string' },
      admin: { type: 'boolean' },
      'password-stdin': { type: 'boolean' },
    },
    run: add,
  },
  {
    name: 'user list',
    usage: '',
    summary: 'all accounts',
    examples: ['grove user list', 'grove user list --json'],
    words: [0, 0],
    run: list,
  },
  {
    name: 'user set-admin',
    usage: 'NAME on|off',
    summary: 'make somebody an administrator, or no longer one',
    examples: ['grove user set-admin alice on'],
    words: [2, 2],
    run: setAdmin,
  },
  {
    name: 'user set-password',
    usage: 'NAME --password-stdin',
    summary: 'set a password and end all sessions of the account',
    examples: [`printf '%s' "$PASSWORD" | grove user set-password alice --password-stdin`],
    words: [1, 1],
    options: { 'password-stdin': { type: 'boolean' } },
    run: setPassword,
  },
  {
    name: 'user remove',
    usage: 'NAME',
    summary: 'delete an account for ever; its name is given to nobody again',
    details: 'Refused for the last administrator, for the owner of repositories and for the only admin of an organization.',
    examples: ['grove user remove mallory'],
    words: [1, 1],
    run: remove,
  },
  {
    name: 'reset-2fa',
    usage: 'NAME',
    summary: 'turn two-factor authentication of an account off and end its sessions',
    details: 'For whoever lost telephone and recovery codes. Make sure that it is them who ask.',
    examples: ['grove reset-2fa alice'],
    words: [1, 1],
    run: resetTwoFactor,
  },
  {
    name: 'user disable',
    usage: 'NAME',
    summary: 'refuse sign-in and tokens of an account, and end its sessions',
    examples: ['grove user disable mallory'],
    words: [1, 1],
    run: (operator, input) => setDisabled(operator, input, true),
  },
  {
    name: 'user enable',
    usage: 'NAME',
    summary: 'let a disabled account in again',
    examples: ['grove user enable mallory'],
    words: [1, 1],
    run: (operator, input) => setDisabled(operator, input, false),
  },
];

async function add(operator: Operator, input: Input): Promise<Result> {
  const [email, fullName, isAdmin] = [input.text('email'), input.text('full-name'), input.flag('admin')];
  const password = input.flag('password-stdin') ? await operator.readInput() : null;
  const accounts = await operator.service(AccountsService);
  const account = await accounts.provision(SYSTEM, { name: input.word(0), email, fullName, isAdmin, password });
  const made = `Made the ${isAdmin ? 'administrator' : 'account'} ${account.name}.`;
  if (password !== null) return { lines: [made], data: view(account) };
  const link = await (await operator.service(OneTimeLinksService)).createResetLink(SYSTEM, account.name);
  const url = `${(await operator.hub()).url}${link.path}`;
  return {
    lines: [made, 'The password is set by this link (once, within an hour):', `  ${url}`],
    data: { ...view(account), link: { url, expiresAt: link.expiresAt } },
  };
}

async function list(operator: Operator): Promise<Result> {
  const accounts = await operator.service(AccountsService);
  const all: Account[] = [];
  for (let page = await accounts.list(0n, PAGE); page.length > 0; page = await accounts.list(all.at(-1)!.id, PAGE)) all.push(...page);
  const rows = all.map((account) => [account.name, account.email ?? '-', states(account), date(account.createdAt)]);
  return { lines: table(['NAME', 'E-MAIL', 'STATE', 'SINCE'], rows), data: all.map(view) };
}

async function setAdmin(operator: Operator, input: Input): Promise<Result> {
  const isAdmin = input.choice('The second word', input.word(1), ['on', 'off']) === 'on';
  const accounts = await operator.service(AccountsService);
  await accounts.setAdmin(SYSTEM, input.word(0), isAdmin);
  return changed(accounts, input.word(0), isAdmin ? 'is an administrator now' : 'is no administrator any more');
}

async function setPassword(operator: Operator, input: Input): Promise<Result> {
  input.requireFlag('password-stdin');
  await (await operator.service(PasswordsService)).set(SYSTEM, input.word(0), await operator.readInput());
  return changed(await operator.service(AccountsService), input.word(0), 'has the new password; all sessions of the account have ended');
}

async function remove(operator: Operator, input: Input): Promise<Result> {
  await (await operator.service(AccountsService)).remove(SYSTEM, input.word(0));
  return { lines: [`${input.word(0)} is deleted.`], data: { name: input.word(0) } };
}

async function resetTwoFactor(operator: Operator, input: Input): Promise<Result> {
  await (await operator.service(TwoFactorService)).reset(SYSTEM, input.word(0));
  return changed(await operator.service(AccountsService), input.word(0), 'signs in with the password only; all sessions have ended');
}

async function setDisabled(operator: Operator, input: Input, disabled: boolean): Promise<Result> {
  const accounts = await operator.service(AccountsService);
  await accounts.setDisabled(SYSTEM, input.word(0), disabled);
  return changed(accounts, input.word(0), disabled ? 'is disabled: no sign-in, no tokens' : 'is enabled again');
}

async function changed(accounts: AccountsService, login: string, what: string): Promise<Result> {
  const account = await accounts.find(login);
  return { lines: [`${account?.name ?? login} ${what}.`], data: account && view(account) };
}

function states(account: Account): string {
  return [account.isAdmin && 'administrator', account.disabledAt && 'disabled'].filter(Boolean).join(', ') || '-';
}

function view({ id, name, email, fullName, isAdmin, disabledAt, createdAt }: Account): object {
  return { id: String(id), name, email, fullName, isAdmin, isDisabled: disabledAt !== null, createdAt };
}
