import { Module, type OnModuleInit } from '@nestjs/common';
import { Housekeeping } from '../../platform/outbox/worker';
import { SaleRelease } from './sale-release';
import { SalesModule } from './sales.module';
import { SubscriptionMonths } from './subscriptions/subscription-months';

@Module({ imports: [SalesModule] })
export class SalesWorkerModule implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly release: SaleRelease,
    private readonly months: SubscriptionMonths,
  ) {}

  onModuleInit(): void {
    this.housekeeping.add({ name: 'earnings whose hold-back is over', sweep: () => this.release.releaseDue() });
    this.housekeeping.add({ name: 'months of what is sold that were due', sweep: () => this.months.renewDue() });
  }
}
