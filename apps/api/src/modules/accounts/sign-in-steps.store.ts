// Sign-ins that are half done. Rows are asked for by the digest of a secret that only the one browser has.
import { Injectable } from '@nestjs/common';
import type { Prisma } from '../../generated/prisma/client';
import { Database, statement } from '../../platform/database';

export interface StepRow {
  id: bigint;
  kind: string;
  user_id: bigint | null;
  payload: unknown;
}

const AT = 'to_timestamp($2::float8 / 1000)';
// Counted before the attempt: many at once gain nothing.
const TRY = statement(
  'sign_in_steps_try',
  `update sign_in_steps set attempts = attempts + 1 where secret_hash = $1 and expires_at > ${AT} and attempts < $3::int
   returning id, kind, user_id, payload`,
);
const USE = statement('sign_in_steps_use', 'delete from sign_in_steps where id = $1');

@Injectable()
export class SignInStepsStore {
  constructor(private readonly database: Database) {}

  async create(step: {
    kind: string;
    secretHash: Buffer<ArrayBuffer>;
    userId: bigint | null;
    payload: Prisma.InputJsonObject;
    expiresAt: Date;
  }): Promise<void> {
    await this.database.prisma.signInStep.create({ data: step });
  }

  /** Counts an attempt; null when there were too many, or it is too late. */
  try(secretHash: Buffer, at: Date, maxAttempts: number): Promise<StepRow | null> {
    return this.database.row<StepRow>(TRY, [secretHash, at.getTime(), maxAttempts]);
  }

  /** False when somebody was faster. */
  async use(id: bigint): Promise<boolean> {
    return (await this.database.execute(USE, [id])) > 0;
  }
}
