import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Housekeeping, idIn, type JobHandler, JobHandlers } from '../outbox/worker';
import { Payments } from './payments';

/** Makes the call that was wished for; rejects, and so tries again, until it is known how it ended. */
@Injectable()
export class PaymentCallProcessor implements JobHandler, OnModuleInit {
  readonly kind = 'payment.call';

  constructor(
    private readonly payments: Payments,
    private readonly handlers: JobHandlers,
    private readonly housekeeping: Housekeeping,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this);
    this.housekeeping.add({ name: 'payments that waited for news', sweep: () => this.payments.lookAgain() });
  }

  async handle(payload: unknown): Promise<void> {
    await this.payments.call(idIn(payload, 'paymentId'));
  }
}

/** Somebody said that a payment has news. */
@Injectable()
export class PaymentLookProcessor implements JobHandler, OnModuleInit {
  readonly kind = 'payment.look';

  constructor(
    private readonly payments: Payments,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this);
  }

  async handle(payload: unknown): Promise<void> {
    await this.payments.look(idIn(payload, 'paymentId'));
  }
}
