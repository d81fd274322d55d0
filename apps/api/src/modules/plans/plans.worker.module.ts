import { Module, type OnModuleInit } from '@nestjs/common';
import { Housekeeping } from '../../platform/outbox/worker';
import { PlansModule } from './plans.module';
import { SubscriptionRenewals } from './subscription-renewals';

@Module({ imports: [PlansModule] })
export class PlansWorkerModule implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly renewals: SubscriptionRenewals,
  ) {}

  onModuleInit(): void {
    this.housekeeping.add({ name: 'subscriptions that were due', sweep: () => this.renewals.renewDue() });
  }
}
