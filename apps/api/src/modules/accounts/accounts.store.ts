import { Injectable } from '@nestjs/common';
import { nameKey } from '@modelgrove/shared';
import { Database, statement } from '../../platform/database';
import { emailTaken, nameTaken } from './accounts.errors';
import type { Account } from './accounts.types';
import { violatesUnique } from './unique-violation';

export interface CredentialRow {
  account: Account;
  passwordHash: string | null;
}

export interface AccountRow {
  name: string;
  email: string | null;
  fullName: string;
  passwordHash: string | null;
  isAdmin: boolean;
  locale?: string;
}

const ADMINISTRATORS = statement(
  'accounts_count_administrators',
  'select count(*)::int as count from users where is_admin and disabled_at is null',
);
/** One transaction at a time decides about the set of administrators: the first one, and the last one. */
const LOCK_ADMINISTRATORS = statement(
  'accounts_lock_administrators',
  `select pg_advisory_xact_lock(hashtextextended('administrators', 0))`,
);

const WITH_NAMESPACE = { namespace: true } as const;

interface FoundUser {
  id: bigint;
  email: string | null;
  isAdmin: boolean;
  disabledAt: Date | null;
  passwordHash: string | null;
  namespace: { name: string; fullName: string; createdAt: Date };
}

@Injectable()
export class AccountsStore {
  constructor(private readonly database: Database) {}

  async create(row: AccountRow): Promise<Account> {
    const { email, passwordHash, isAdmin, locale } = row;
    const user = { email, emailKey: emailKey(email), passwordHash, isAdmin, ...(locale === undefined ? {} : { locale }) };
    try {
      const made = await this.database.prisma.namespace.create({
        data: { kind: 'user', name: row.name, nameKey: nameKey(row.name), fullName: row.fullName, user: { create: user } },
      });
      const { id, name, fullName, createdAt } = made;
      return { id, name, fullName, email: row.email, isAdmin: row.isAdmin, disabledAt: null, createdAt };
    } catch (error) {
      if (violatesUnique(error, 'name_key')) throw nameTaken(row.name);
      throw violatesUnique(error, 'email_key') ? emailTaken() : error;
    }
  }

  async findById(id: bigint): Promise<CredentialRow | null> {
    return toCredential(await this.database.prisma.user.findUnique({ where: { id }, include: WITH_NAMESPACE }));
  }

  /** By name, or by e-mail address when the text has an '@' (which no name may have). */
  async findByLogin(login: string): Promise<CredentialRow | null> {
    if (login.includes('@'))
      return toCredential(
        await this.database.prisma.user.findUnique({ where: { emailKey: emailKey(login) ?? '' }, include: WITH_NAMESPACE }),
      );
    return toCredential(
      await this.database.prisma.user.findFirst({ where: { namespace: { nameKey: nameKey(login) } }, include: WITH_NAMESPACE }),
    );
  }

  async list(afterId: bigint, limit: number): Promise<Account[]> {
    const users = await this.database.prisma.user.findMany({
      where: { id: { gt: afterId } },
      orderBy: { id: 'asc' },
      take: limit,
      include: WITH_NAMESPACE,
    });
    return users.map(toAccount);
  }

  async setPasswordHash(id: bigint, passwordHash: string): Promise<void> {
    await this.database.prisma.user.update({ where: { id }, data: { passwordHash } });
  }

  async setAdmin(id: bigint, isAdmin: boolean): Promise<void> {
    await this.database.prisma.user.update({ where: { id }, data: { isAdmin } });
  }

  async setDisabled(id: bigint, disabledAt: Date | null): Promise<void> {
    await this.database.prisma.user.update({ where: { id }, data: { disabledAt } });
  }

  async setEmail(id: bigint, email: string | null): Promise<void> {
    try {
      await this.database.prisma.user.update({ where: { id }, data: { email, emailKey: emailKey(email), emailVerifiedAt: null } });
    } catch (error) {
      throw violatesUnique(error, 'email_key') ? emailTaken() : error;
    }
  }

  async countAdministrators(): Promise<number> {
    return (await this.database.row<{ count: number }>(ADMINISTRATORS))?.count ?? 0;
  }

  async lockAdministrators(): Promise<void> {
    await this.database.execute(LOCK_ADMINISTRATORS);
  }
}

function emailKey(email: string | null): string | null {
  return email === null ? null : email.trim().toLowerCase();
}

function toAccount(user: FoundUser): Account {
  const { name, fullName, createdAt } = user.namespace;
  return { id: user.id, name, fullName, email: user.email, isAdmin: user.isAdmin, disabledAt: user.disabledAt, createdAt };
}

function toCredential(user: FoundUser | null): CredentialRow | null {
  return user && { account: toAccount(user), passwordHash: user.passwordHash };
}
