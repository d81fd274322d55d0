import { Module, type OnModuleInit } from '@nestjs/common';
import { Housekeeping } from '../../platform/outbox/worker';
import { ShowbackDays } from './showback-days';
import { ShowbackModule } from './showback.module';

@Module({ imports: [ShowbackModule] })
export class ShowbackWorkerModule implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly days: ShowbackDays,
  ) {}

  onModuleInit(): void {
    this.housekeeping.add({ name: 'days of the show-back report, which are added to their months', sweep: () => this.days.closeDue() });
  }
}
