// What follows a job's moves: its ticket in the dispatch queue, and the end of what was lent to it.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type JobHandler, JobHandlers } from '../../platform/outbox/worker';
import { TokensService } from '../tokens';
import { JobDispatch } from './job-dispatch';
import type { JobEnded, JobQueued } from './jobs.jobs';
import { JobsStore } from './jobs.store';

@Injectable()
export class JobQueuedProcessor implements JobHandler, OnModuleInit {
  readonly kind = 'job.queued';

  constructor(
    private readonly handlers: JobHandlers,
    private readonly store: JobsStore,
    private readonly dispatch: JobDispatch,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this);
  }

  async handle(payload: unknown): Promise<void> {
    const job = await this.store.find(BigInt((payload as JobQueued).jobId));
    if (job?.state === 'queued') await this.dispatch.add([{ jobId: job.id, attempt: job.attempt }]);
  }
}

@Injectable()
export class JobEndedProcessor implements JobHandler, OnModuleInit {
  readonly kind = 'job.ended';

  constructor(
    private readonly handlers: JobHandlers,
    private readonly tokens: TokensService,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this);
  }

  handle(payload: unknown): Promise<void> {
    return this.tokens.endForJob(BigInt((payload as JobEnded).jobId));
  }
}
