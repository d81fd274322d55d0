// An import is wanted: whoever runs imports in this process looks for it. The row, not the job, says what is to be done.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type JobHandler, JobHandlers } from '../../platform/outbox/worker';
import { ImportRunner } from './import-runner';

@Injectable()
export class ImportsProcessor implements JobHandler, OnModuleInit {
  readonly kind = 'import.wanted';

  constructor(
    private readonly runner: ImportRunner,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this);
  }

  async handle(): Promise<void> {
    this.runner.wake();
  }
}
