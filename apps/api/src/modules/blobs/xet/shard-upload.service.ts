// Taking in shards (contracts/xet.md §3.2): what files are made of. A thread checks every claim against our own records of the xorbs; then files,
// and terms become rows, and links that make them visible. A file's sha256 is its uploader's claim, good in this repository only, until the
// bytes were hashed: those of small files before they are linked, those of large ones by a job.
import { Injectable } from '@nestjs/common';
import type { XetHash } from '@modelgrove/xet-formats';
import { Transaction } from '../../../platform/database/transaction';
import { failpoint } from '../../../platform/failpoints';
import { AppConfig } from '../../../platform/config';
import { Outbox } from '../../../platform/outbox';
import { Spool } from '../../../platform/spool';
import { AccessService, type Granted } from '../../access';
import { QuotasService } from '../../quotas';
import { BlobLimits } from '../blob-limits';
import { sha256Refuted, shardWithoutSha256, xetBusy, xetFileTooLarge, xorbCollected } from './xet.errors';
import { isBuiltOnRemoved, XetFilesStore } from './xet-files.store';
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
    private readonly limits: BlobLimits,
  ) {}

  /** True when anything in it was new. Throws 'xet/…', 'lfs/too-large', 'quota/exceeded'. `onProgress` hears that the checks are done. */
  async register(repo: Granted<'contribute'>, userId: bigint, body: IncomingBody, onProgress?: () => void): Promise<boolean> {
    const { source, expectedBytes, signal } = body;
    await using file = await this.spool.write(source, { maxBytes: MAX_SHARD_BYTES, expectedBytes, ...(signal ? { signal } : {}) });
    const files = await this.inTurn(() => this.check(repo, userId, file.path));
    onProgress?.();
    await this.keepFiles(files);
    await this.refuseFalseClaims(files);
    for (const checked of files) await this.settle(repo.id, checked);
    return this.link(repo, files);
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

  private async check(repo: Granted<'contribute'>, userId: bigint, path: string): Promise<CheckedFile[]> {
    const files = await this.pool.checkShard(path, (hashes) => this.tablesFor(repo, userId, hashes));
    return files.map((file) => {
      if (file.sha256 === null) throw shardWithoutSha256(file.hash);
      if (file.sizeBytes > this.config.maxUploadBytes) throw xetFileTooLarge(file.sizeBytes, this.config.maxUploadBytes);
      return { ...file, sha256: file.sha256 };
    });
  }

  /** Of those that this person sent, or that make up files they may read: whoever names another one learns nothing. */
  async tablesFor(repo: Granted<'contribute'>, userId: bigint, hashes: readonly XetHash[]): Promise<TablesAnswer> {
    const mayUse = await this.xorbs.held(userId, hashes);
    const others = hashes.filter((hash) => !mayUse.has(hash));
    if (others.length > 0) {
      const shown = await this.xorbs.shownBy(others);
      const showing = [...new Set(shown.map(({ repositoryId }) => repositoryId))];
      const readable = await this.access.readable(repo.actor, showing, { inEveryVersion: true });
      for (const { xorb, repositoryId } of shown) if (readable.has(repositoryId)) mayUse.add(xorb);
    }
    const found = await this.xorbs.find(hashes.filter((hash) => mayUse.has(hash)));
    return found.map(({ hash, table }) => [hash, table]);
  }

  /** Nobody sees them before they are linked. */
  async keepFiles(files: readonly CheckedFile[]): Promise<void> {
    await this.inTransaction(async () => {
      for (const file of files) await this.files.insert(file);
    });
    failpoint('xet.files-kept');
  }

  /** The bytes of small files are hashed at once; a job does so with the others. */
  private async refuseFalseClaims(files: readonly CheckedFile[]): Promise<void> {
    const small = files.filter(({ sizeBytes }) => sizeBytes <= this.limits.hashedAtOnceBytes);
    const found = await this.verifier.verifyAll(small.map(({ hash }) => hash));
    for (const { hash, sha256 } of small) {
      const actual = found.get(hash);
      if (actual !== undefined && actual !== sha256) throw sha256Refuted(sha256, actual);
    }
  }

  /** Two different files under one sha256 of a repository: the bytes decide, before the transaction. */
  private async settle(repositoryId: bigint, { hash, sha256 }: CheckedFile): Promise<void> {
    const link = await this.files.linkOf(repositoryId, sha256);
    if (!link) return;
    if (link.fileHash !== hash && !link.isRefuted && link.verifiedSha256 === null) await this.verifier.verify(link.fileHash);
    if (link.fileHash === hash && link.isRefuted) throw sha256Refuted(sha256, link.verifiedSha256 ?? '');
  }

  /** Makes kept files visible in the repository. True when one of them was not yet. */
  async link(repo: Granted<'contribute'>, files: readonly CheckedFile[]): Promise<boolean> {
    const isNew = await this.inTransaction(async () => {
      let [fileBytes, added] = [0, 0];
      for (const file of files) {
        if (!(await this.linkOne(repo.id, file))) continue;
        added++;
        fileBytes += file.sizeBytes;
      }
      await this.xorbs.advertise(files.flatMap(({ first }) => (first ? [first] : [])));
      const unhashed = files.filter(({ sizeBytes }) => sizeBytes > this.limits.hashedAtOnceBytes).map(({ hash }) => hash);
      for (let at = 0; at < unhashed.length; at += FILES_A_JOB)
        await this.outbox.emit('xet.files-added', { hashes: unhashed.slice(at, at + FILES_A_JOB) });
      await this.quotas.add(repo.id, { fileBytes });
      return added > 0;
    });
    failpoint('xet.shard-registered');
    return isNew;
  }

  /** What it builds on may be collected at this moment; then nothing of it is kept, and clients try again. */
  private async inTransaction<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.transaction.inTransaction(work);
    } catch (error) {
      throw isBuiltOnRemoved(error) ? xorbCollected() : error;
    }
  }

  /** False when the repository has it already. */
  private async linkOne(repositoryId: bigint, { hash, sha256 }: CheckedFile): Promise<boolean> {
    if (await this.files.link(repositoryId, sha256, hash)) return true;
    const link = await this.files.linkOf(repositoryId, sha256);
    if (!link?.isRefuted || link.fileHash === hash) return false;
    await this.files.relink(repositoryId, sha256, hash);
    return true;
  }
}
