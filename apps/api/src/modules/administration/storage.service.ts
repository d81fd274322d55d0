// Where the bytes are: by type, by namespace, the largest repositories, and what a garbage collection would give back.
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../platform/config';
import { freeBytes } from '../../platform/spool';
import { BlobGc } from '../blobs';
import { CheckpointCare } from '../jobs';
import { type BytesOf, type LargeRepository, StorageStore, type StorageTotals } from './storage.store';

const SHOWN = 20;

export interface StorageUse extends StorageTotals {
  objectStore: 'folder' | 's3';
  /** Of the volume of the data folder; null when it cannot be asked. */
  freeBytes: number | null;
  byType: BytesOf[];
  /** Those with the most bytes. */
  byNamespace: BytesOf[];
  largest: LargeRepository[];
}

export interface Reclaimable {
  files: number;
  bytes: number;
}

@Injectable()
export class StorageService {
  constructor(
    private readonly store: StorageStore,
    private readonly gc: BlobGc,
    private readonly checkpoints: CheckpointCare,
    private readonly config: AppConfig,
  ) {}

  async use(): Promise<StorageUse> {
    return {
      ...(await this.store.totals()),
      objectStore: this.config.objectStore.kind,
      freeBytes: await freeBytes(this.config.dataDir).catch(() => null),
      byType: await this.store.byType(),
      byNamespace: await this.store.byNamespace(SHOWN),
      largest: await this.store.largest(SHOWN),
    };
  }

  /** What `grove gc` would remove from the object store now; looks at every object, removes nothing. */
  async reclaimable(): Promise<Reclaimable> {
    const found = { files: 0, bytes: 0 };
    for await (const { kind, sizeBytes } of this.gc.collect({ dryRun: true })) {
      if (kind !== 'bytes') continue;
      found.files++;
      found.bytes += sizeBytes;
    }
    for await (const { sizeBytes } of this.checkpoints.collect({ dryRun: true })) {
      found.files++;
      found.bytes += sizeBytes;
    }
    return found;
  }
}
