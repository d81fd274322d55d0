// Notes which weights a model has on its default branch, and wishes for what is new among them to be hashed.
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../platform/config';
import { Transaction } from '../../platform/database/transaction';
import { Outbox } from '../../platform/outbox';
import { KinshipsStore } from './kinships.store';
import type { FoundWeights } from './tensors.types';
import { WeightsStore } from './weights.store';

@Injectable()
export class TensorKeeper {
  constructor(
    private readonly store: WeightsStore,
    private readonly kinships: KinshipsStore,
    private readonly outbox: Outbox,
    private readonly transaction: Transaction,
    private readonly config: AppConfig,
  ) {}

  /** In place of what it had before. A model that is larger than this hub hashes is left out as a whole. Idempotent. `anew`: nothing that was hashed is believed. */
  async found(repositoryId: bigint, weights: readonly FoundWeights[], { anew = false } = {}): Promise<void> {
    const once = [...new Map(weights.map((file) => [file.contents, file])).values()];
    const bytes = once.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    await this.transaction.inTransaction(async () => {
      const hasChanged = await this.store.put(repositoryId, bytes > this.config.tensorBytes ? [] : once);
      if (anew) await this.store.forget(repositoryId);
      if (hasChanged || (anew && once.length > 0)) await this.outbox.emit('tensors.found', { repositoryId: String(repositoryId) });
    });
  }

  /** Once everything of a model is hashed: what it has in common with others. */
  async relate(repositoryId: bigint): Promise<void> {
    if (await this.store.isWaiting(repositoryId)) return;
    await this.transaction.inTransaction(() => this.kinships.relate(repositoryId));
  }
}
