import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Housekeeping, idIn, type JobHandler, JobHandlers } from '../outbox/worker';
import { MailDelivery } from './mail-delivery';

@Injectable()
export class MailProcessor implements JobHandler, OnModuleInit {
  readonly kind = 'mail.send';

  constructor(
    private readonly delivery: MailDelivery,
    private readonly handlers: JobHandlers,
    private readonly housekeeping: Housekeeping,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this);
    this.housekeeping.add({ name: 'old mails', sweep: () => this.delivery.prune() });
  }

  async handle(payload: unknown): Promise<void> {
    await this.delivery.deliver(idIn(payload, 'mailId'));
  }
}
