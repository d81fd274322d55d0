import { Module, type OnModuleInit } from '@nestjs/common';
import { Housekeeping } from '../../platform/outbox/worker';
import { DispatchQueueModule } from '../../platform/queue';
import { TokensModule } from '../tokens';
import { JobCheckpoints } from './job-checkpoints';
import { BuiltInRunner } from './built-in-runner';
import { JobDispatch } from './job-dispatch';
import { JobTickets } from './job-tickets';
import { JobReaper } from './job-reaper';
import { JobsModule } from './jobs.module';
import { JobEndedProcessor, JobQueuedProcessor } from './jobs.processors';

@Module({
  imports: [JobsModule, TokensModule, DispatchQueueModule],
  providers: [BuiltInRunner, JobDispatch, JobTickets, JobReaper, JobQueuedProcessor, JobEndedProcessor],
  exports: [BuiltInRunner],
})
export class JobsWorkerModule implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly checkpoints: JobCheckpoints,
  ) {}

  onModuleInit(): void {
    this.housekeeping.add({ name: 'checkpoints of jobs that ended long ago', sweep: () => this.checkpoints.sweep() });
  }
}
