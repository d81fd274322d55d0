import { Module, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { ObjectStore } from '../../platform/object-store';
import { Housekeeping } from '../../platform/outbox/worker';
import { BlobCareStore } from './blob-care.store';
import { BlobsModule } from './blobs.module';
import { FilesAddedProcessor } from './xet/files-added.processor';

/** Whoever closed a page on Friday evening goes on on Monday morning; uploads are taken up for somewhat less, by the same rows. */
const ABANDONED_AFTER_MS = 72 * 3_600_000;

@Module({ imports: [BlobsModule], providers: [BlobCareStore, FilesAddedProcessor] })
export class BlobsWorkerModule implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly store: BlobCareStore,
    private readonly objects: ObjectStore,
    private readonly clock: Clock,
  ) {}

  /** Rows first: a client that comes back later hears that its upload has ended, not that its parts are gone. */
  onModuleInit(): void {
    const abandoned = (): Date => new Date(this.clock.now().getTime() - ABANDONED_AFTER_MS);
    this.housekeeping.add({ name: 'abandoned uploads', sweep: () => this.store.forgetUploads(abandoned()) });
    this.housekeeping.add({ name: 'unfinished bytes', sweep: () => this.objects.sweepIncomplete(abandoned()) });
  }
}
