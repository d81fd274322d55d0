// The keys that sign ID tokens: made once, kept sealed, published as a JWKS. A new one is published a while before it signs, so that whoever keeps the list knows
// it by then, and an old one stays published until nothing that it signed is good any more.
import { generateKeyPair, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { JWK } from 'oidc-provider';
import { Clock } from '../../common/clock';
import { Transaction } from '../../platform/database/transaction';
import { Sealer } from '../../platform/signing';
import { KeysStore, type KeyRow } from './keys.store';

const PURPOSE = 'oauth-key';
const PUBLISHED_BEFORE_MS = 5 * 60_000;
const PUBLISHED_AFTER_MS = 24 * 3600_000;
const makeKeyPair = promisify(generateKeyPair);

@Injectable()
export class SigningKeys {
  constructor(
    private readonly store: KeysStore,
    private readonly sealer: Sealer,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
  ) {}

  /** The one that signs first. Makes the first key of this hub. */
  async current(): Promise<JWK[]> {
    const known = await this.opened();
    if (known.length > 0) return known;
    await this.add(true);
    return this.opened();
  }

  /** A new key signs soon; those it takes over from go a day after. The new key's name. */
  rotate(): Promise<string> {
    return this.add(false);
  }

  private async add(onlyFirst: boolean): Promise<string> {
    const { privateKey } = await makeKeyPair('rsa', { modulusLength: 2048 });
    const kid = randomUUID();
    const jwk = { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' };
    return this.transaction.inTransaction(async () => {
      await this.store.lock();
      const keys = await this.store.list();
      if (onlyFirst && keys.some((row) => this.open(row) !== null)) return keys[0]!.kid;
      await this.store.remove(this.retired(keys));
      await this.store.insert(kid, this.sealer.seal(PURPOSE, JSON.stringify(jwk)));
      return kid;
    });
  }

  /** Whose successor has signed for a day. */
  private retired(keys: readonly KeyRow[]): bigint[] {
    const before = this.clock.now().getTime() - PUBLISHED_AFTER_MS;
    return keys.filter((_key, at) => at > 0 && keys[at - 1]!.created_ms < before).map(({ id }) => id);
  }

  private async opened(): Promise<JWK[]> {
    const rows = await this.store.list();
    const retired = new Set(this.retired(rows));
    const keys = rows.filter(({ id }) => !retired.has(id)).flatMap((row) => this.open(row) ?? []);
    const published = this.clock.now().getTime() - PUBLISHED_BEFORE_MS;
    const fresh = new Set(rows.filter((row) => row.created_ms > published).map(({ kid }) => kid));
    return [...keys.filter(({ kid }) => !fresh.has(kid ?? '')), ...keys.filter(({ kid }) => fresh.has(kid ?? '')).toReversed()];
  }

  /** Null for one that was sealed with another key of the hub. */
  private open(row: KeyRow): JWK | null {
    const text = this.sealer.open(PURPOSE, row.sealed_key);
    return text === null ? null : (JSON.parse(text) as JWK);
  }
}
