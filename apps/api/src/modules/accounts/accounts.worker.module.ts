import { Module, type OnModuleInit } from '@nestjs/common';
import { Housekeeping } from '../../platform/outbox/worker';
import { ExpiredStore } from './expired.store';

@Module({ providers: [ExpiredStore] })
export class AccountsWorkerModule implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly expired: ExpiredStore,
  ) {}

  onModuleInit(): void {
    this.housekeeping.add({ name: 'expired sessions', sweep: () => this.expired.removeSessions() });
    this.housekeeping.add({ name: 'expired one-time links', sweep: () => this.expired.removeLinks() });
  }
}
