// Taking in xorbs (contracts/xet.md §3.1). The body goes to the spool, a thread checks every chunk of it, then it becomes an object and a row.
// Whether the hub has a xorb already is told to nobody but who sent it before: the answer would say what others keep.
import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { XORB_MAX_BODY_BYTES, type XetHash, type XorbSummary } from '@modelgrove/xet-formats';
import { DomainError } from '../../../common/errors';
import { Transaction } from '../../../platform/database/transaction';
import { failpoint } from '../../../platform/failpoints';
import { series } from '../../../platform/metrics';
import { ObjectStore } from '../../../platform/object-store';
import { Spool, type SpoolFile } from '../../../platform/spool';
import type { Granted } from '../../access';
import { QuotasService } from '../../quotas';
import { dedupChunksOf } from './dedup-chunks';
import { xetBusy, xetXorbNotFound, xorbCollected, xorbHashWrong, xorbTooLarge } from './xet.errors';
import { XetPool } from './xet-pool';
import { XorbsStore } from './xorbs.store';

/** A client sends up to 64 at once; all of them together with their buffers stay far below 256 MiB. */
const MAX_IN_FLIGHT = 64;
const SPOOL_BLOCK_BYTES = 256 * 1024;

export interface IncomingBody {
  source: AsyncIterable<Uint8Array>;
  /** Content-Length, where it was said. */
  expectedBytes: number;
  signal?: AbortSignal;
}

@Injectable()
export class XorbUploadService {
  private inFlight = 0;

  constructor(
    private readonly store: XorbsStore,
    private readonly pool: XetPool,
    private readonly objects: ObjectStore,
    private readonly spool: Spool,
    private readonly quotas: QuotasService,
    private readonly transaction: Transaction,
  ) {}

  /** True unless this person had sent it before. Throws 'xet/…', 'quota/exceeded', 'xet/busy'. */
  receive(repo: Granted<'contribute'>, userId: bigint, hash: XetHash, body: IncomingBody): Promise<boolean> {
    return this.taking(repo, body, (file) => this.keep(userId, hash, file));
  }

  /** Chunks that make up whichever xorb they do. */
  receiveUnnamed(repo: Granted<'contribute'>, userId: bigint, body: IncomingBody): Promise<XorbSummary> {
    return this.taking(repo, body, async (file) => {
      const summary = await this.pool.readXorb(file.path, file.sizeBytes);
      // The stored body decides where chunks lie: of a xorb that is here already, its own.
      await this.holdOrPublish(userId, summary, file);
      const [stored] = await this.store.find([summary.hash]);
      return stored ? { ...summary, table: stored.table } : summary;
    });
  }

  private async taking<T>(repo: Granted<'contribute'>, body: IncomingBody, work: (file: SpoolFile) => Promise<T>): Promise<T> {
    if (body.expectedBytes > XORB_MAX_BODY_BYTES) throw xorbTooLarge(XORB_MAX_BODY_BYTES);
    if (this.inFlight >= MAX_IN_FLIGHT) throw xetBusy();
    this.inFlight++;
    try {
      await this.quotas.assertRoom(repo.namespaceId, body.expectedBytes);
      await using file = await this.receiveFile(body);
      const result = await work(file);
      series.uploads.inc({ outcome: 'taken' });
      series.uploadBytes.inc(file.sizeBytes);
      return result;
    } catch (error) {
      series.uploads.inc({ outcome: 'refused' });
      throw error;
    } finally {
      this.inFlight--;
    }
  }

  /** Of the stored body. Throws 'xet/xorb-not-found', also for those that somebody else sent. */
  async size(repo: Granted<'read'>, hash: XetHash): Promise<number> {
    const userId = repo.actor.kind === 'user' ? repo.actor.userId : null;
    const isHeld = userId !== null && (await this.store.held(userId, [hash])).has(hash);
    const [xorb] = isHeld ? await this.store.find([hash]) : [];
    if (!xorb) throw xetXorbNotFound(hash);
    return xorb.storedBytes;
  }

  private async receiveFile({ source, expectedBytes, signal }: IncomingBody): Promise<SpoolFile> {
    const request = { maxBytes: XORB_MAX_BODY_BYTES, expectedBytes, blockBytes: SPOOL_BLOCK_BYTES, ...(signal ? { signal } : {}) };
    try {
      return await this.spool.write(source, request);
    } catch (error) {
      throw error instanceof DomainError && error.code === 'spool/too-large' ? xorbTooLarge(XORB_MAX_BODY_BYTES) : error;
    }
  }

  /** A xorb that is collected at this moment is taken in like a new one. */
  private async keep(userId: bigint, hash: XetHash, file: SpoolFile): Promise<boolean> {
    const wasHeld = (await this.store.held(userId, [hash])).has(hash);
    if (wasHeld && (await this.store.hold(userId, hash))) return false;
    const summary = await this.pool.readXorb(file.path, file.sizeBytes);
    if (summary.hash !== hash) throw xorbHashWrong(hash, summary.hash);
    await this.holdOrPublish(userId, summary, file);
    return true;
  }

  private async holdOrPublish(userId: bigint, summary: XorbSummary, file: SpoolFile): Promise<void> {
    if (!(await this.store.hold(userId, summary.hash))) await this.publish(userId, summary, file);
  }

  /** Bytes before rows. The key is never used again: offsets are those of this body, another upload of the same chunks may be packed otherwise. */
  private async publish(userId: bigint, summary: XorbSummary, file: SpoolFile): Promise<void> {
    const key = xorbKey(summary.hash);
    await this.objects.putFile(key, file.path, file.sizeBytes);
    failpoint('xet.xorb-stored');
    const isOurs = await this.transaction.inTransaction(async () => {
      const inserted = await this.store.insert({ ...summary, bodyBytes: file.sizeBytes }, key);
      if (inserted) await this.store.advertise(dedupChunksOf(summary));
      if (!(await this.store.hold(userId, summary.hash))) throw xorbCollected();
      return inserted;
    });
    failpoint('xet.xorb-rows');
    if (!isOurs) await this.objects.delete(key);
  }
}

/** Where all xorbs lie. */
export const XORB_PREFIX = 'xorbs/';

export function xorbKey(hash: XetHash): string {
  return `${XORB_PREFIX}${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}.${randomBytes(8).toString('hex')}`;
}
