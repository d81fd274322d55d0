import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';

export interface TwoFactorRow {
  sealedSecret: Uint8Array;
  confirmed: boolean;
}

const STATE = statement(
  'two_factor_state',
  `select t.sealed_secret as "sealedSecret", t.confirmed_at is not null as confirmed from two_factors t where t.user_id = $1`,
);
// Only while it is not confirmed: whoever may begin anew cannot replace a secret that protects an account.
const BEGIN = statement(
  'two_factor_begin',
  `insert into two_factors (user_id, sealed_secret) values ($1, $2)
   on conflict (user_id) do update set sealed_secret = excluded.sealed_secret, created_at = now(), last_step = 0
   where two_factors.confirmed_at is null`,
);
// A code is used once: of two requests that bring the same, one finds the step taken (RFC 6238 §5.2).
const TAKE_STEP = statement(
  'two_factor_take_step',
  'update two_factors set last_step = $2::bigint where user_id = $1 and last_step < $2::bigint',
);
const CONFIRM = statement('two_factor_confirm', 'update two_factors set confirmed_at = now() where user_id = $1 and confirmed_at is null');
const USE_RECOVERY = statement(
  'two_factor_use_recovery',
  'update recovery_codes set used_at = now() where user_id = $1 and code_hash = $2 and used_at is null',
);

@Injectable()
export class TwoFactorStore {
  constructor(private readonly database: Database) {}

  find(userId: bigint): Promise<TwoFactorRow | null> {
    return this.database.row<TwoFactorRow>(STATE, [userId]);
  }

  /** False when it is on already. */
  async begin(userId: bigint, sealedSecret: Buffer): Promise<boolean> {
    return (await this.database.execute(BEGIN, [userId, sealedSecret])) > 0;
  }

  async takeStep(userId: bigint, step: number): Promise<boolean> {
    return (await this.database.execute(TAKE_STEP, [userId, step])) > 0;
  }

  async confirm(userId: bigint): Promise<boolean> {
    return (await this.database.execute(CONFIRM, [userId])) > 0;
  }

  async useRecoveryCode(userId: bigint, codeHash: Buffer): Promise<boolean> {
    return (await this.database.execute(USE_RECOVERY, [userId, codeHash])) > 0;
  }

  countRecoveryCodes(userId: bigint): Promise<number> {
    return this.database.prisma.recoveryCode.count({ where: { userId, usedAt: null } });
  }

  async replaceRecoveryCodes(userId: bigint, codeHashes: Buffer<ArrayBuffer>[]): Promise<void> {
    await this.database.prisma.recoveryCode.deleteMany({ where: { userId } });
    await this.database.prisma.recoveryCode.createMany({ data: codeHashes.map((codeHash) => ({ userId, codeHash })) });
  }

  /** False when there was none that was confirmed. */
  async remove(userId: bigint): Promise<boolean> {
    await this.database.prisma.recoveryCode.deleteMany({ where: { userId } });
    return (await this.database.prisma.twoFactor.deleteMany({ where: { userId } })).count > 0;
  }
}
