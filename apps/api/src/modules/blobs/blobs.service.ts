// Reading large files. Every read is authorised on the link between object and repository: knowing a sha256 opens nothing.
import { Injectable } from '@nestjs/common';
import { SIGNED_URL_MAX_SECONDS } from '@modelgrove/shared';
import type { XetHash } from '@modelgrove/xet-formats';
import { Transaction } from '../../platform/database/transaction';
import { type ByteRange, ObjectStore, type OpenedObject } from '../../platform/object-store';
import type { Granted } from '../access';
import { QuotasService } from '../quotas';
import { objectNotFound } from './blobs.errors';
import { isSha256, storageKey } from './blobs.policy';
import { BlobsStore } from './blobs.store';
import type { LocatedBlob } from './blobs.types';
import { XetReader } from './xet/xet-reader';

@Injectable()
export class BlobService {
  constructor(
    private readonly store: BlobsStore,
    private readonly objects: ObjectStore,
    private readonly quotas: QuotasService,
    private readonly transaction: Transaction,
    private readonly xet: XetReader,
  ) {}

  /** Null unless the object is linked to this repository. */
  async has(repo: Granted, sha256: string): Promise<{ sizeBytes: number } | null> {
    const found = await this.find(repo.id, sha256, repo.versionsUntil);
    return found && { sizeBytes: found.sizeBytes };
  }

  /** Sizes of those that are linked to the repository; the others are absent. */
  async linkedSizes(repositoryId: bigint, sha256s: string[]): Promise<Map<string, number>> {
    const valid = sha256s.filter(isSha256);
    return valid.length === 0 ? new Map() : this.store.linkedSizes(repositoryId, valid);
  }

  /** The repository can no longer serve these; the bytes go when no repository links them (gc). Inside the caller's transaction. */
  async unlink(repo: Granted<'write'>, sha256s: readonly string[]): Promise<void> {
    await this.quotas.add(repo.id, { fileBytes: -(await this.store.unlink(repo.id, sha256s)) });
  }

  /**
   * Links older than `olderThanDays` of files that are not among `named` are removed; answers how many. Inside the caller's transaction, under
   * the repository's lock; the caller counts its bytes anew.
   */
  async unlinkUnnamed(repositoryId: bigint, named: ReadonlySet<string>, olderThanDays: number): Promise<number> {
    const old = await this.store.linkedBefore(repositoryId, olderThanDays);
    const unnamed = old.filter((sha256) => !named.has(sha256));
    if (unnamed.length > 0) await this.store.unlink(repositoryId, unnamed);
    return unnamed.length;
  }

  /** The caller consumes or destroys the stream. Throws 'lfs/object-not-found' without a link, 'object-store/range'. */
  async open(repo: Granted<'read'>, sha256: string, range?: ByteRange, signal?: AbortSignal): Promise<OpenedObject> {
    return this.openLocated(sha256, await this.linked(repo.id, sha256, repo.versionsUntil), range, signal);
  }

  /** The same, when it was looked up already. */
  openLocated(sha256: string, { xetHash, sizeBytes }: LocatedBlob, range?: ByteRange, signal?: AbortSignal): Promise<OpenedObject> {
    if (xetHash !== null) return Promise.resolve(this.xet.open(xetHash, sizeBytes, range, signal));
    return this.objects.open(storageKey(sha256), range, signal);
  }

  /** The same for the holder of a signed address, which was made for a reader of the repository. */
  async openSigned(repositoryId: bigint, sha256: string, range?: ByteRange, signal?: AbortSignal): Promise<OpenedObject> {
    return this.openLocated(sha256, await this.linked(repositoryId, sha256), range, signal);
  }

  /** Where the repository's large file is kept; null when it is not linked. */
  async locate(repo: Granted<'read'>, sha256: string): Promise<LocatedBlob | null> {
    return this.find(repo.id, sha256, repo.versionsUntil);
  }

  /** The same for many; those that are not linked are absent. */
  async located(repo: Granted<'read'>, sha256s: readonly string[]): Promise<Map<string, LocatedBlob>> {
    const valid = sha256s.filter(isSha256);
    return valid.length === 0 ? new Map() : this.store.located(repo.id, valid, repo.versionsUntil);
  }

  /** Hashes of those that are kept as chunks, for who may see the repository: they open nothing. */
  async xetHashes(repo: Granted, sha256s: readonly string[]): Promise<Map<string, XetHash>> {
    const hashes = new Map<string, XetHash>();
    if (sha256s.length === 0) return hashes;
    for (const [sha256, { xetHash }] of await this.store.located(repo.id, sha256s)) if (xetHash !== null) hashes.set(sha256, xetHash);
    return hashes;
  }

  /** An address where the client fetches the bytes itself, or null when they pass through us: chunks always do. */
  async signedUrl(sha256: string, { xetHash }: LocatedBlob, fileName: string): Promise<string | null> {
    if (xetHash !== null || this.objects.kind === 'folder') return null;
    return this.objects.signedGetUrl(storageKey(sha256), { expiresSeconds: SIGNED_URL_MAX_SECONDS, fileName });
  }

  /** When each large file came into the repository. */
  linkedAt(repo: Granted): Promise<Map<string, Date>> {
    return this.store.linkedAt(repo.id);
  }

  /** Inside the caller's transaction, which counts them: the copy of a repository may show what its source shows. */
  linkAll(fromRepositoryId: bigint, toRepositoryId: bigint): Promise<void> {
    return this.store.linkAll(fromRepositoryId, toRepositoryId);
  }

  /** Other repositories that have any of them, the newest first. Says nothing of who may read these: the caller asks access about each. */
  holders(target: Granted<'contribute'>, sha256s: readonly string[], limit: number): Promise<bigint[]> {
    return this.store.holders(sha256s.filter(isSha256), target.id, limit);
  }

  /** Who may read them here may show them there: no bytes move. Answers those that the source does not have. Throws 'quota/exceeded'. */
  async share(source: Granted<'read'>, target: Granted<'contribute'>, sha256s: readonly string[]): Promise<string[]> {
    const linked = await this.located(source, sha256s);
    await this.transaction.inTransaction(async () => {
      const fileBytes = await this.store.linkSome(source.id, target.id, [...linked.keys()]);
      await this.quotas.add(target.id, { fileBytes });
    });
    return sha256s.filter((sha256) => !linked.has(sha256));
  }

  private async linked(repositoryId: bigint, sha256: string, until: Date | null = null): Promise<LocatedBlob> {
    const located = await this.find(repositoryId, sha256, until);
    if (!located) throw objectNotFound(sha256);
    return located;
  }

  private async find(repositoryId: bigint, sha256: string, until: Date | null): Promise<LocatedBlob | null> {
    if (!isSha256(sha256)) return null;
    return (await this.store.located(repositoryId, [sha256], until)).get(sha256) ?? null;
  }
}
