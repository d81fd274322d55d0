// A fine-tune is to be checked: whoever checks in this process looks for it. The row, not the event, says what is to be done.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type JobHandler, JobHandlers } from '../../platform/outbox/worker';
import { FinetuneChecker } from './finetune-checker';

@Injectable()
export class FinetuneCheckProcessor implements JobHandler, OnModuleInit {
  readonly kind = 'finetune.check';

  constructor(
    private readonly checker: FinetuneChecker,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this);
  }

  async handle(): Promise<void> {
    this.checker.wake();
  }
}
