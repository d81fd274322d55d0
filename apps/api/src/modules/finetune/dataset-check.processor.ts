// A dataset is to be checked for those who think of buying it.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type JobHandler, JobHandlers } from '../../platform/outbox/worker';
import { DatasetCheckRunner } from './dataset-check-runner';
import type { DatasetCheckWanted } from './finetune.jobs';

@Injectable()
export class DatasetCheckProcessor implements JobHandler, OnModuleInit {
  readonly kind = 'dataset.check';

  constructor(
    private readonly handlers: JobHandlers,
    private readonly runner: DatasetCheckRunner,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this);
  }

  handle(payload: unknown): Promise<void> {
    return this.runner.run(BigInt((payload as DatasetCheckWanted).repositoryId));
  }
}
