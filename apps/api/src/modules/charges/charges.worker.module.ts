import { Module, type OnModuleInit } from '@nestjs/common';
import { Housekeeping } from '../../platform/outbox/worker';
import { ChargesModule } from './charges.module';
import { MeterSettler } from './meter-settler';
import { SpendAlerts } from './spend-alerts';

@Module({ imports: [ChargesModule] })
export class ChargesWorkerModule implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly settler: MeterSettler,
    private readonly alerts: SpendAlerts,
  ) {}

  onModuleInit(): void {
    this.housekeeping.add({ name: 'use that is taken once its month is over', sweep: () => this.settler.settleDue() });
    this.housekeeping.add({ name: 'those who come to the end of what they may spend in a month', sweep: () => this.alerts.tellDue() });
  }
}
