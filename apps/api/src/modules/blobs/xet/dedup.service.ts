// Answers "do you have this chunk" (contracts/xet.md §1.4, §2.7). Only xorbs of files that the asker may read are named, and of these only the
// chunks such files are made of; the hashes are keyed, so that they help only who has the same chunks. Everybody else hears 404 alike.
import { createHmac, randomFillSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { loadXetCodec } from '@modelgrove/xet-codec';
import { buildDedupShard, chunkHashAt, HASH_BYTES, hmacChunkHash, rawLengthAt, type XetCodec, type XetHash } from '@modelgrove/xet-formats';
import { Clock } from '../../../common/clock';
import { AppConfig } from '../../../platform/config';
import { AccessService, type Granted } from '../../access';
import { xetChunkNotFound } from './xet.errors';
import { XorbsStore } from './xorbs.store';
import type { StoredXorb } from './xet.types';

/** 49 KB each when they are full. */
const MOST_XORBS = 64;
const DAY_SECONDS = 86_400;

type Ranges = readonly { chunkStart: number; chunkEnd: number }[];

@Injectable()
export class DedupService {
  private codec: XetCodec | undefined;

  constructor(
    private readonly store: XorbsStore,
    private readonly access: AccessService,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  /** A shard. Throws 'xet/chunk-not-found'. */
  async query(repo: Granted<'read'>, chunk: XetHash): Promise<Buffer> {
    const shown = await this.store.findChunk(chunk);
    const showing = [...new Set(shown.map(({ repositoryId }) => repositoryId))];
    const readable = await this.access.readable(repo.actor, showing, { inEveryVersion: true });
    const named = [...new Set(shown.filter(({ repositoryId }) => readable.has(repositoryId)).map(({ xorb }) => xorb))].slice(0, MOST_XORBS);
    if (named.length === 0) throw xetChunkNotFound(chunk);
    const repositories = [...readable];
    const near = await this.store.neighbours(named, repositories, MOST_XORBS);
    const xorbs = [...new Set([...named, ...near])].slice(0, MOST_XORBS);
    const [tables, ranges] = [await this.store.find(xorbs), await this.store.shownRanges(xorbs, repositories)];
    return this.shardOf(tables, ranges);
  }

  private shardOf(tables: readonly StoredXorb[], ranges: ReadonlyMap<XetHash, Ranges>): Buffer {
    const nowSeconds = Math.floor(this.clock.now().getTime() / 1000);
    const hmacKey = this.keyOf(Math.floor(nowSeconds / DAY_SECONDS));
    const xorbs = tables.map((xorb) => {
      const rawLengths = xorb.table.rawEnds.map((_, index) => rawLengthAt(xorb.table, index));
      const hashes = this.keyed(xorb, ranges.get(xorb.hash) ?? [], hmacKey);
      return { hash: xorb.hash, hashes, rawLengths, dedupFlags: new Uint8Array(rawLengths.length) };
    });
    return buildDedupShard({ xorbs, hmacKey, createdAtSeconds: nowSeconds, keyExpiresAtSeconds: nowSeconds + DAY_SECONDS });
  }

  /** Chunks that the asker may not know of are noise. */
  private keyed({ table }: StoredXorb, ranges: Ranges, hmacKey: Uint8Array): Uint8Array {
    const codec = (this.codec ??= loadXetCodec());
    const keyed = randomFillSync(new Uint8Array(table.hashes.length));
    for (const { chunkStart, chunkEnd } of ranges)
      for (let at = chunkStart; at < chunkEnd; at++) {
        keyed.set(hmacChunkHash(codec, hmacKey, chunkHashAt(table, at)), at * HASH_BYTES);
      }
    return keyed;
  }

  /** The same for a day: clients keep what they learnt once for each key. */
  private keyOf(day: number): Buffer {
    return createHmac('sha256', this.config.secretKey).update(`xet dedup ${day}`).digest();
  }
}
