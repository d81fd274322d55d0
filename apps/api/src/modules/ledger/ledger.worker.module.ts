import { Module, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { Housekeeping } from '../../platform/outbox/worker';
import { LedgerDays } from './ledger-days';
import { LedgerHolds } from './ledger-holds';
import { LedgerModule } from './ledger.module';

@Module({ imports: [LedgerModule] })
export class LedgerWorkerModule implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly holds: LedgerHolds,
    private readonly days: LedgerDays,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.housekeeping.add({ name: 'what was held too long', sweep: () => this.holds.expireDue(this.clock.now()) });
    this.housekeeping.add({ name: 'days of the ledger, which are closed', sweep: () => this.days.closeDue() });
  }
}
