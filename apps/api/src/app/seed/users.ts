// Users of a seed file. The file gives and never takes away: an administrator it does not call one stays one, and the password counts
// only when the account is made. A person who changed their password must not find the old one back after a restart.
import { SYSTEM } from '../../common/actor';
import { type Account, AccountsService, NamespacesService } from '../../modules/accounts';
import type { SeedUser } from '../../platform/config';
import type { SeedRun } from './run';
import { seedTokens } from './tokens';

export async function seedUsers(run: SeedRun, users: readonly SeedUser[]): Promise<void> {
  for (const user of users) {
    await run.entry(`user ${user.name}`, async () => {
      const account = await present(run, user);
      await seedTokens(run, account, user.tokens);
    });
  }
}

async function present(run: SeedRun, user: SeedUser): Promise<Account> {
  const accounts = run.get(AccountsService);
  const known = await run.namespace(user.name, 'user');
  const account = known && (await accounts.find(known.name));
  if (account) {
    await bringInLine(run, account, user);
    return account;
  }
  const { name, email, fullName, password, admin: isAdmin } = user;
  const made = await accounts.provision(SYSTEM, { name, email, fullName, password, isAdmin });
  run.changed(`created the ${isAdmin ? 'administrator' : 'user'} ${made.name}${password === undefined ? ' (no password yet)' : ''}`);
  return made;
}

async function bringInLine(run: SeedRun, account: Account, user: SeedUser): Promise<void> {
  const { name } = account;
  if (user.email !== undefined && user.email.trim() !== account.email) {
    await run.get(AccountsService).setEmail(SYSTEM, name, user.email.trim());
    run.changed(`${name} has a new e-mail address`);
  }
  if (user.fullName !== undefined && user.fullName.trim() !== account.fullName) {
    await run.get(NamespacesService).describe({ id: account.id, name, actor: SYSTEM }, { fullName: user.fullName.trim() });
    run.changed(`${name} has a new full name`);
  }
  if (user.admin && !account.isAdmin) {
    await run.get(AccountsService).setAdmin(SYSTEM, name, true);
    run.changed(`${name} is an administrator now`);
  }
}
