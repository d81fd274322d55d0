import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { Housekeeping, type JobHandler, JobHandlers } from '../../platform/outbox/worker';
import { JobTipsSettlement } from './job-tips-settlement';
import { TipsModule } from './tips.module';

/** Soon after a job was taken up or ended. */
@Injectable()
class TipsDueProcessor implements JobHandler, OnModuleInit {
  readonly kind = 'job.tips-due';

  constructor(
    private readonly handlers: JobHandlers,
    private readonly settlement: JobTipsSettlement,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this);
  }

  async handle(payload: unknown): Promise<void> {
    await this.settlement.settle(BigInt((payload as { jobId: string }).jobId));
  }
}

@Module({ imports: [TipsModule], providers: [TipsDueProcessor] })
export class TipsWorkerModule implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly settlement: JobTipsSettlement,
  ) {}

  onModuleInit(): void {
    this.housekeeping.add({ name: 'tips of jobs that wait no more', sweep: () => this.settlement.settleAll() });
  }
}
