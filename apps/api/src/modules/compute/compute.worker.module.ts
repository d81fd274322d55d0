import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { Housekeeping, type JobHandler, JobHandlers } from '../../platform/outbox/worker';
import { ComputeModule } from './compute.module';
import { CostSettlement } from './cost-settlement';

/** Soon after a job that may cost something has ended. */
@Injectable()
class CostDueProcessor implements JobHandler, OnModuleInit {
  readonly kind = 'job.cost-due';

  constructor(
    private readonly handlers: JobHandlers,
    private readonly settlement: CostSettlement,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this);
  }

  async handle(payload: unknown): Promise<void> {
    await this.settlement.settle(BigInt((payload as { jobId: string }).jobId));
  }
}

@Module({ imports: [ComputeModule], providers: [CostDueProcessor] })
export class ComputeWorkerModule implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly settlement: CostSettlement,
  ) {}

  onModuleInit(): void {
    this.housekeeping.add({ name: 'money that is set aside for jobs that have ended', sweep: () => this.settlement.settleAll() });
  }
}
