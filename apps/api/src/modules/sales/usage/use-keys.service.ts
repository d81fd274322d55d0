// Keys with which the server of an app signs what it tells of its use. The secret is shown once and kept sealed, since signatures are computed anew here.
// Two keys at most: a new one takes the place of the old one without a gap.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../common/clock';
import { AuditLog } from '../../../platform/audit';
import { Transaction } from '../../../platform/database/transaction';
import type { RequestFacts } from '../../../platform/http';
import { Sealer } from '../../../platform/signing';
import type { Granted } from '../../access';
import { WalletsService } from '../../wallets';
import { type UseKey, UseKeysStore } from './use-keys.store';
import { badSignature, keyNotFound, noKeysOf, tooManyKeys } from './usage.errors';

const PURPOSE = 'usage-key';
const MOST_KEYS = 2;
const SECRET_BYTES = 32;
const PREFIX = 'mgu_';
/** How far the clock of who signs may be off. */
const TOLERANCE_SECONDS = 300;
/** `key=12, t=1764235200, v1=hex of HMAC-SHA-256 over "t.body"` */
const SIGNATURE = /^key=(\d{1,18}), ?t=(\d{1,12}), ?v1=([0-9a-f]{64})$/;

@Injectable()
export class UseKeys {
  constructor(
    private readonly store: UseKeysStore,
    private readonly sealer: Sealer,
    private readonly wallets: WalletsService,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  list(repo: Granted<'administer'>): Promise<UseKey[]> {
    return this.store.list(repo.id);
  }

  /** Throws 'money/off', 'usage/only-apps', 'usage/too-many-keys'. */
  async create(repo: Granted<'administer'>, name: string, facts: RequestFacts): Promise<{ key: UseKey; secret: string }> {
    this.wallets.assertOn();
    if (repo.type !== 'app') throw noKeysOf();
    const secret = PREFIX + randomBytes(SECRET_BYTES).toString('base64url');
    const byId = repo.actor.kind === 'user' ? repo.actor.userId : null;
    return this.transaction.inTransaction(async () => {
      await this.store.lock(repo.id);
      if ((await this.store.list(repo.id)).length >= MOST_KEYS) throw tooManyKeys(MOST_KEYS);
      const key = await this.store.insert(repo.id, name, this.sealer.seal(PURPOSE, secret), byId, this.clock.now());
      await this.audit.record(repo.actor, 'usage.key-made', `repository:${repo.id}`, { key: String(key.id), name }, facts);
      return { key, secret };
    });
  }

  /** Nothing that it signed is believed any more. Throws 'usage/no-key'. */
  async delete(repo: Granted<'administer'>, id: bigint, facts: RequestFacts): Promise<void> {
    await this.transaction.inTransaction(async () => {
      if (!(await this.store.delete(id, repo.id))) throw keyNotFound();
      await this.audit.record(repo.actor, 'usage.key-deleted', `repository:${repo.id}`, { key: String(id) }, facts);
    });
  }

  /** Which app signed these bytes. Throws 'usage/signature'. */
  async signer(header: string, body: Uint8Array): Promise<bigint> {
    const [, id, seconds, signature] = SIGNATURE.exec(header) ?? [];
    if (id === undefined || seconds === undefined || signature === undefined)
      throw badSignature('Sign with a key of the app: "key=ID, t=SECONDS, v1=HEX", where HEX is HMAC-SHA-256 of "SECONDS.BODY".');
    const at = this.clock.now();
    if (Math.abs(at.getTime() / 1000 - Number(seconds)) > TOLERANCE_SECONDS)
      throw badSignature(`The signature was made more than ${TOLERANCE_SECONDS} seconds ago, or the clock of who made it is ahead.`);
    const key = await this.store.find(BigInt(id));
    const secret = key && this.sealer.open(PURPOSE, key.secretSealed);
    if (!key || !secret || !isSigned(secret, seconds, body, signature)) throw badSignature('The signature is not one of a key of an app.');
    await this.store.used(key.id, at);
    return key.repositoryId;
  }
}

function isSigned(secret: string, seconds: string, body: Uint8Array, signature: string): boolean {
  const expected = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'));
}
