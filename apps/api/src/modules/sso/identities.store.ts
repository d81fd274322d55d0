// Who an account is at the provider, and sign-ins of the provider that wait for a name or a confirmation.
import { Injectable } from '@nestjs/common';
import type { Prisma } from '../../generated/prisma/client';
import { Database, statement } from '../../platform/database';
import { violatesUnique } from '../accounts';
import { identityTaken } from './sso.errors';

export interface LinkedIdentity {
  id: bigint;
  issuer: string;
  subject: string;
  email: string | null;
  createdAt: Date;
  lastSignInAt: Date | null;
}

const KIND = 'provider';
const OWNER = statement(
  'identities_owner',
  `update identities set last_sign_in_at = now(), email = $3 where issuer = $1 and subject = $2 returning user_id as "userId"`,
);
const PENDING = statement(
  'identities_pending',
  `select id, payload from sign_in_steps where secret_hash = $1 and kind = $2 and expires_at > to_timestamp($3::float8 / 1000)`,
);
const SPEND = statement('identities_spend', 'delete from sign_in_steps where id = $1');

@Injectable()
export class IdentitiesStore {
  constructor(private readonly database: Database) {}

  /** Notes the sign-in. */
  async owner(issuer: string, subject: string, email: string | null): Promise<bigint | null> {
    return (await this.database.row<{ userId: bigint }>(OWNER, [issuer, subject, email]))?.userId ?? null;
  }

  async link(userId: bigint, issuer: string, subject: string, email: string | null): Promise<void> {
    try {
      await this.database.prisma.identity.create({ data: { userId, issuer, subject, email, lastSignInAt: new Date() } });
    } catch (error) {
      throw violatesUnique(error, 'issuer') || violatesUnique(error, 'user_id') ? identityTaken() : error;
    }
  }

  list(userId: bigint): Promise<LinkedIdentity[]> {
    return this.database.prisma.identity.findMany({ where: { userId }, orderBy: { id: 'asc' }, omit: { userId: true } });
  }

  async unlink(userId: bigint, id: bigint): Promise<boolean> {
    return (await this.database.prisma.identity.deleteMany({ where: { userId, id } })).count > 0;
  }

  async keepPending(secretHash: Buffer<ArrayBuffer>, payload: object, expiresAt: Date): Promise<void> {
    await this.database.prisma.signInStep.create({
      data: { kind: KIND, secretHash, payload: payload as Prisma.InputJsonObject, expiresAt },
    });
  }

  pending(secretHash: Buffer, at: Date): Promise<{ id: bigint; payload: unknown } | null> {
    return this.database.row<{ id: bigint; payload: unknown }>(PENDING, [secretHash, KIND, at.getTime()]);
  }

  /** False when somebody was faster. */
  async spend(id: bigint): Promise<boolean> {
    return (await this.database.execute(SPEND, [id])) > 0;
  }
}
