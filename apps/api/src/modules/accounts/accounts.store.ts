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

const LOCK_USER = statement('accounts_lock_user', 'select id from users where id = $1 for update');
const ADMINISTRATOR_BY_PROVIDER = statement(
  'accounts_administrator_by_provider',
  `select u.id from users u join identities i on i.user_id = u.id
   where i.issuer = $1 and u.is_admin and u.disabled_at is null limit 1`,
);

const WITH_NAMESPACE = { namespace: true } as const;

interface FoundUser {
  id: bigint;
  email: string | null;
  emailVerifiedAt: Date | null;
  locale: string;
  isAdmin: boolean;
  disabledAt: Date | null;
  passwordHash: string | null;
  namespace: { name: string; fullName: string; createdAt: Date };
}

@Injectable()
export class AccountsStore {
  constructor(private readonly database: Database) {}

  async create(row: AccountRow): Promise<Account> {
    const { locale = 'en', email, passwordHash, isAdmin } = row;
    const user = { email, emailKey: emailKey(email), passwordHash, isAdmin, locale };
    try {
      const made = await this.database.prisma.namespace.create({
        data: { kind: 'user', name: row.name, nameKey: nameKey(row.name), fullName: row.fullName, user: { create: user } },
      });
      const { id, name, fullName, createdAt } = made;
      return { id, name, fullName, email, emailVerifiedAt: null, locale, isAdmin, disabledAt: null, createdAt };
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

  async setAdmin(id: bigint, isAdmin: boolean, byGroup = false): Promise<void> {
    await this.database.prisma.user.update({ where: { id }, data: { isAdmin, adminByGroup: byGroup } });
  }

  async findAdminState(id: bigint): Promise<{ name: string; isAdmin: boolean; adminByGroup: boolean } | null> {
    const user = await this.database.prisma.user.findUnique({ where: { id }, include: WITH_NAMESPACE });
    return user && { name: user.namespace.name, isAdmin: user.isAdmin, adminByGroup: user.adminByGroup };
  }

  async setDisabled(id: bigint, disabledAt: Date | null): Promise<void> {
    await this.database.prisma.user.update({ where: { id }, data: { disabledAt } });
  }

  async setLocale(id: bigint, locale: string): Promise<void> {
    await this.database.prisma.user.update({ where: { id }, data: { locale } });
  }

  /** What is decided about one account is decided in turn. */
  async lock(id: bigint): Promise<void> {
    await this.database.execute(LOCK_USER, [id]);
  }

  async administratorHasIdentity(issuer: string): Promise<boolean> {
    return (await this.database.row(ADMINISTRATOR_BY_PROVIDER, [issuer])) !== null;
  }

  async setEmail(id: bigint, email: string | null, isVerified = false): Promise<void> {
    try {
      await this.database.prisma.user.update({
        where: { id },
        data: { email, emailKey: emailKey(email), emailVerifiedAt: isVerified ? new Date() : null },
      });
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
  const { id, email, emailVerifiedAt, locale, isAdmin, disabledAt } = user;
  return { id, name, fullName, email, emailVerifiedAt, locale, isAdmin, disabledAt, createdAt };
}

function toCredential(user: FoundUser | null): CredentialRow | null {
  return user && { account: toAccount(user), passwordHash: user.passwordHash };
}
