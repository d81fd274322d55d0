import { Module, type OnModuleInit } from '@nestjs/common';
import { Housekeeping } from '../../platform/outbox/worker';
import { CommitStore } from './commit.store';

@Module({ providers: [CommitStore] })
export class VersionsWorkerModule implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly commits: CommitStore,
  ) {}

  onModuleInit(): void {
    this.housekeeping.add({ name: 'commit receipts', sweep: () => this.commits.sweepReceipts() });
  }
}
