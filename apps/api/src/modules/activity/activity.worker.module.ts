import { Module, type OnModuleInit } from '@nestjs/common';
import { Housekeeping } from '../../platform/outbox/worker';
import { ActivityModule } from './activity.module';
import { ActivityStore } from './activity.store';

@Module({ imports: [ActivityModule] })
export class ActivityWorkerModule implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly store: ActivityStore,
  ) {}

  onModuleInit(): void {
    this.housekeeping.add({ name: 'old activity', sweep: () => this.store.prune() });
  }
}
