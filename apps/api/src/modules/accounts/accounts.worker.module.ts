import { Module, type OnModuleInit } from '@nestjs/common';
import { Housekeeping } from '../../platform/outbox/worker';
import { AccountsModule } from './accounts.module';
import { ExpiredStore } from './expired.store';
import { ResetAskedProcessor } from './reset-asked.processor';

@Module({ imports: [AccountsModule], providers: [ExpiredStore, ResetAskedProcessor] })
export class AccountsWorkerModule implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly expired: ExpiredStore,
  ) {}

  onModuleInit(): void {
    this.housekeeping.add({ name: 'expired sessions', sweep: () => this.expired.removeSessions() });
    this.housekeeping.add({ name: 'unfinished sign-ins', sweep: () => this.expired.removeSteps() });
    this.housekeeping.add({ name: 'expired one-time links', sweep: () => this.expired.removeLinks() });
  }
}
