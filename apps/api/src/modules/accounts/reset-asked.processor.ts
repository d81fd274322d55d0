import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type JobHandler, JobHandlers } from '../../platform/outbox/worker';
import { PasswordResetsService } from './password-resets.service';

@Injectable()
export class ResetAskedProcessor implements JobHandler, OnModuleInit {
  readonly kind = 'accounts.reset-asked';

  constructor(
    private readonly resets: PasswordResetsService,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this);
  }

  async handle(payload: unknown): Promise<void> {
    const { sealed } = payload as { sealed?: unknown };
    if (typeof sealed !== 'string') throw new Error('the job says nothing');
    await this.resets.send(sealed);
  }
}
