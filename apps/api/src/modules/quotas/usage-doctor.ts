// Whether the numbers are what is stored; they are derived, so that they can be made anew.
import { Injectable } from '@nestjs/common';
import { Transaction } from '../../platform/database/transaction';
import { QuotasService } from './quotas.service';
import { QuotasStore } from './quotas.store';

@Injectable()
export class UsageDoctor {
  constructor(
    private readonly store: QuotasStore,
    private readonly quotas: QuotasService,
    private readonly transaction: Transaction,
  ) {}

  /** Whether a repository's bytes are those that are counted. A push between the readings looks like a difference: asked again before it is one. */
  isRepositoryRight(repositoryId: bigint): Promise<boolean> {
    return onceOrTwice(async () => {
      const [known, counted] = [await this.store.ofRepository(repositoryId), await this.store.counted(repositoryId)];
      return known.fileBytes === counted.fileBytes && known.gitBytes === counted.gitBytes;
    });
  }

  isNamespaceRight(namespaceId: bigint): Promise<boolean> {
    return onceOrTwice(async () => {
      const [known, summed] = [await this.store.totals(namespaceId), await this.store.trueSums(namespaceId)];
      return known?.storedBytes === summed.storedBytes && known.repositories === summed.repositories;
    });
  }

  async repairRepository(repositoryId: bigint): Promise<void> {
    await this.transaction.inTransaction(() => this.quotas.recount(repositoryId, { free: true }));
  }

  async repairNamespace(namespaceId: bigint): Promise<void> {
    await this.transaction.inTransaction(() => this.store.resum(namespaceId));
  }
}

async function onceOrTwice(isRight: () => Promise<boolean>): Promise<boolean> {
  return (await isRight()) || (await isRight());
}
