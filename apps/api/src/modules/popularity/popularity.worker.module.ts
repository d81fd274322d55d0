import { Module, type OnModuleInit } from '@nestjs/common';
import { Housekeeping } from '../../platform/outbox/worker';
import { PopularityStore } from './popularity.store';

@Module({ providers: [PopularityStore] })
export class PopularityWorkerModule implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly store: PopularityStore,
  ) {}

  onModuleInit(): void {
    this.housekeeping.add({ name: 'days that left the window of downloads', sweep: () => this.store.leaveWindow() });
    this.housekeeping.add({ name: 'days that left the window of likes', sweep: () => this.store.likesLeaveWindow() });
    this.housekeeping.add({ name: 'visits that ended', sweep: () => this.store.forgetVisits() });
  }
}
