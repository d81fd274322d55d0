// How much namespaces store and may store. Counted as Hugging Face counts: the sum over the repositories, in which a large file counts once for
// each repository that links it, and git objects as they are stored. The numbers change in the transaction that stores, so that they are exact;
// two writers that commit at the same moment may together pass a limit by what the one of them brings.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { EntitlementsService } from '../plans';
import { quotaExceeded, tooManyRepositories } from './quotas.errors';
import { limitsOf } from './quotas.policy';
import { QuotasStore, type Totals } from './quotas.store';
import type { AddedBytes, Limits, NamespaceUsage, QuotaChange, StoredPosition, StoredRepository } from './quotas.types';

@Injectable()
export class QuotasService {
  constructor(
    private readonly store: QuotasStore,
    private readonly entitlements: EntitlementsService,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
  ) {}

  async usage(namespaceId: bigint): Promise<NamespaceUsage> {
    const totals = await this.store.totals(namespaceId);
    if (!totals) throw new Error(`namespace ${namespaceId} vanished while it was being read`);
    const { storedBytes, repositories, hasOwn } = totals;
    return { storedBytes, repositories, ...(await this.limits(totals)), isDefault: !hasOwn };
  }

  /** Everything a repository stores. */
  async repositoryBytes(repositoryId: bigint): Promise<number> {
    const { fileBytes, gitBytes } = await this.store.ofRepository(repositoryId);
    return fileBytes + gitBytes;
  }

  /** Those of a namespace, what stores most first. */
  repositories(namespaceId: bigint, page: { after: StoredPosition | null; limit: number }): Promise<StoredRepository[]> {
    return this.store.repositories(namespaceId, page.after, page.limit);
  }

  /** Before bytes are sent. Throws 'quota/exceeded' when the namespace could not take `bytes` more; with 0, when it is full. */
  async assertRoom(namespaceId: bigint, bytes: number): Promise<void> {
    await this.refuseBeyond(await this.store.totals(namespaceId), bytes);
  }

  /** The same for who has a signed address only. */
  async assertRoomFor(repositoryId: bigint, bytes: number): Promise<void> {
    await this.refuseBeyond(await this.store.totalsOfRepository(repositoryId), bytes);
  }

  /** Its own limits; else those of its plan; else the hub's. */
  private async limits(totals: Totals): Promise<Limits> {
    if (totals.hasOwn) return limitsOf(totals, totals);
    const { privateStorageBytes: maxBytes, maxRepositories } = await this.entitlements.of(totals.id);
    return limitsOf(totals, { maxBytes, maxRepositories });
  }

  private async refuseBeyond(totals: Totals | null, bytes: number): Promise<void> {
    if (!totals) return;
    const { maxBytes } = await this.limits(totals);
    const needed = totals.storedBytes + bytes;
    if (maxBytes !== null && (needed > maxBytes || totals.storedBytes >= maxBytes)) throw quotaExceeded(totals.name, needed, maxBytes);
  }

  /**
   * Inside the transaction that stores, as its last statement: others may wait for the row. Throws 'quota/exceeded' unless `free`: what gives
   * room back, or only moves things, is never refused.
   */
  async add(repositoryId: bigint, { fileBytes = 0, gitBytes = 0 }: AddedBytes, { free = false } = {}): Promise<void> {
    if (fileBytes === 0 && gitBytes === 0) return;
    const totals = await this.store.add(repositoryId, fileBytes, gitBytes);
    if (!totals || free || fileBytes + gitBytes <= 0) return;
    const { maxBytes } = await this.limits(totals);
    if (maxBytes !== null && totals.storedBytes > maxBytes) throw quotaExceeded(totals.name, totals.storedBytes, maxBytes);
  }

  /** Inside the caller's transaction: what the repository stores, counted anew. */
  async recount(repositoryId: bigint, { free = false } = {}): Promise<void> {
    const [known, counted] = [await this.store.ofRepository(repositoryId, { lock: true }), await this.store.counted(repositoryId)];
    const added = { fileBytes: counted.fileBytes - known.fileBytes, gitBytes: counted.gitBytes - known.gitBytes };
    await this.add(repositoryId, added, { free });
  }

  /** Inside the transaction that makes it. Throws 'quota/repositories'. */
  async repositoryAdded(namespaceId: bigint, repositoryId: bigint): Promise<void> {
    const totals = await this.store.countRepository(namespaceId, repositoryId, 1);
    if (!totals) return;
    const { maxRepositories } = await this.limits(totals);
    if (maxRepositories !== null && totals.repositories > maxRepositories) throw tooManyRepositories(totals.name, maxRepositories);
  }

  /** Inside the transaction that deletes it, before its row goes. */
  async repositoryRemoved(namespaceId: bigint, repositoryId: bigint): Promise<void> {
    const { fileBytes, gitBytes } = await this.store.ofRepository(repositoryId, { lock: true });
    await this.store.shift(namespaceId, repositoryId, -(fileBytes + gitBytes));
    await this.store.countRepository(namespaceId, repositoryId, -1);
  }

  /** Inside the transaction that gives it to another namespace. Throws when that one cannot take it. */
  async repositoryMoved(fromNamespaceId: bigint, toNamespaceId: bigint, repositoryId: bigint): Promise<void> {
    if (fromNamespaceId === toNamespaceId) return;
    const { fileBytes, gitBytes } = await this.store.ofRepository(repositoryId, { lock: true });
    await this.assertRoom(toNamespaceId, fileBytes + gitBytes);
    await this.repositoryAdded(toNamespaceId, repositoryId);
    await this.store.shift(toNamespaceId, repositoryId, fileBytes + gitBytes);
    await this.repositoryRemoved(fromNamespaceId, repositoryId);
  }

  /** An administrator's decision. */
  async setQuota(
    actor: Actor,
    { id, name }: { id: bigint; name: string },
    change: QuotaChange,
    facts: RequestFacts | null = null,
  ): Promise<void> {
    await this.transaction.inTransaction(async () => {
      if (change === 'default') await this.store.unset(id);
      else await this.store.set(id, change.maxBytes, change.maxRepositories);
      await this.audit.record(actor, 'quota.changed', `namespace:${name}`, change === 'default' ? { default: true } : { ...change }, facts);
    });
  }
}
