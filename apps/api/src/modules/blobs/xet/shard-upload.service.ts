// Taking in shards (contracts/xet.md §3.2): what files are made of. A thread checks every claim against our own records of the xorbs; then files,
// terms and links become rows in one transaction. A file's sha256 stays its uploader's claim, good in this repository only, until a job has
// hashed the bytes.
import { Injectable } from '@nestjs/common';
import type { XetHash } from '@modelgrove/xet-formats';
import { Transaction } from '../../../platform/database/transaction';
import { failpoint } from '../../../platform/failpoints';
import { AppConfig } from '../../../platform/config';
import { Outbox } from '../../../platform/outbox';
import { Spool } from '../../../platform/spool';
import { AccessService, type Granted } from '../../access';
import { QuotasService } from '../../quotas';
import { sha256Refuted, shardTooLate, shardWithoutSha256, xetBusy, xetFileTooLarge } from './xet.errors';
import { XetFilesStore } from './xet-files.store';
import { XetPool } from './xet-pool';
import type { TablesAnswer } from './xet.thread';
import type { CheckedFile } from './xet.types';
import { XetVerifier } from './xet-verifier';
import type { IncomingBody } from './xorb-upload.service';
import { XorbsStore } from './xorbs.store';

const MAX_SHARD_BYTES = 64 * 1024 * 1024 + 1024 * 1024;
/** Each takes its size in memory while a thread reads it. */
const MAX_IN_FLIGHT = 4;
const MAX_WAITING = 64;
const FILES_A_JOB = 500;

@Injectable()
export class ShardUploadService {
  private inFlight = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly files: XetFilesStore,
    private readonly xorbs: XorbsStore,
    private readonly pool: XetPool,
    private readonly verifier: XetVerifier,
    private readonly access: AccessService,
    private readonly quotas: QuotasService,
    private readonly outbox: Outbox,
    private readonly transaction: Transaction,
    private readonly spool: Spool,
    private readonly config: AppConfig,
  ) {}

  /** True when anything in it was new. Throws 'xet/…', 'lfs/too-large', 'quota/exceeded'. `onProgress` hears that the checks are done. */
  async register(repo: Granted<'write'>, userId: bigint, body: IncomingBody, onProgress?: () => void): Promise<boolean> {
    const { source, expectedBytes, signal } = body;
    await using file = await this.spool.write(source, { maxBytes: MAX_SHARD_BYTES, expectedBytes, ...(signal ? { signal } : {}) });
    const files = await this.inTurn(() => this.check(repo, userId, file.path));
    onProgress?.();
    for (const checked of files) await this.settle(repo.id, checked);
    return this.keep(repo, files);
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.inFlight >= MAX_IN_FLIGHT) {
      if (this.waiting.length >= MAX_WAITING) throw xetBusy();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.inFlight++;
    try {
      return await work();
    } finally {
      this.inFlight--;
      this.waiting.shift()?.();
    }
  }

  private async check(repo: Granted<'write'>, userId: bigint, path: string): Promise<CheckedFile[]> {
    const files = await this.pool.checkShard(path, (hashes) => this.tablesFor(repo, userId, hashes));
    return files.map((file) => {
      if (file.sha256 === null) throw shardWithoutSha256(file.hash);
      if (file.sizeBytes > this.config.maxUploadBytes) throw xetFileTooLarge(file.sizeBytes, this.config.maxUploadBytes);
      return { ...file, sha256: file.sha256 };
    });
  }

  /** Of those that this person sent, or that make up files they may read: whoever names another one learns nothing. */
  private async tablesFor(repo: Granted<'write'>, userId: bigint, hashes: readonly XetHash[]): Promise<TablesAnswer> {
    const mayUse = await this.xorbs.held(userId, hashes);
    const others = hashes.filter((hash) => !mayUse.has(hash));
    if (others.length > 0) {
      const shown = await this.xorbs.shownBy(others);
      const readable = await this.access.readable(repo.actor, [...new Set(shown.map(({ repositoryId }) => repositoryId))]);
      for (const { xorb, repositoryId } of shown) if (readable.has(repositoryId)) mayUse.add(xorb);
    }
    const found = await this.xorbs.find(hashes.filter((hash) => mayUse.has(hash)));
    return found.map(({ hash, table }) => [hash, table]);
  }

  /** Two different files under one sha256 of a repository: the bytes decide, before the transaction. */
  private async settle(repositoryId: bigint, { hash, sha256 }: CheckedFile): Promise<void> {
    const link = await this.files.linkOf(repositoryId, sha256);
    if (!link) return;
    if (link.fileHash !== hash && !link.isRefuted && link.verifiedSha256 === null) await this.verifier.verify(link.fileHash);
    if (link.fileHash === hash && link.isRefuted) throw sha256Refuted(sha256, link.verifiedSha256 ?? '');
  }

  private keep(repo: Granted<'write'>, files: readonly CheckedFile[]): Promise<boolean> {
    return this.transaction
      .inTransaction(async () => {
        let [fileBytes, isNew] = [0, false];
        for (const file of files) {
          const added = await this.add(repo.id, file);
          isNew ||= added.isNew;
          fileBytes += added.bytes;
        }
        await this.xorbs.advertise(files.flatMap(({ first }) => (first ? [first] : [])));
        for (let at = 0; at < files.length; at += FILES_A_JOB)
          await this.outbox.emit('xet.files-added', { hashes: files.slice(at, at + FILES_A_JOB).map(({ hash }) => hash) });
        await this.quotas.add(repo.id, { fileBytes });
        return isNew;
      })
      .then((isNew) => {
        failpoint('xet.shard-registered');
        return isNew;
      })
      .catch((error: unknown) => {
        throw isForeignKey(error) ? shardTooLate() : error;
      });
  }

  private async add(repositoryId: bigint, file: CheckedFile): Promise<{ isNew: boolean; bytes: number }> {
    const isNew = await this.files.insert(file);
    if (await this.files.link(repositoryId, file.sha256, file.hash)) return { isNew: true, bytes: file.sizeBytes };
    const link = await this.files.linkOf(repositoryId, file.sha256);
    if (!link?.isRefuted || link.fileHash === file.hash) return { isNew, bytes: 0 };
    await this.files.relink(repositoryId, file.sha256, file.hash);
    return { isNew: true, bytes: file.sizeBytes };
  }
}

/** The garbage collector was faster than this shard. */
function isForeignKey(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === '23503';
}
