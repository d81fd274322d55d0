// The gate to payment providers. A payment is a row that a room wishes for inside the transaction of its fact; the provider is called after the commit, with
// the row's key, again and again until it is known how that ended; and the end is noted, and booked by the room, in one transaction. What a provider tells
// by itself only makes us ask it: so late, repeated and reordered events come to the same.
import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { DomainError } from '../../common/errors';
import { Transaction } from '../database';
import { failpoint } from '../failpoints';
import { Logger } from '../logging';
import { Outbox } from '../outbox';
import { PaymentPurposes } from './payment-purposes';
import type { ChargeRequest, PaymentOutcome, PaymentProvider, PayoutRequest, RefundRequest } from './payment-provider';
import { PaymentProviders } from './payment-providers';
import { alreadySettled, cannotBeAsked, noSuchPayment, notByHand } from './payments.errors';
import { type NewPayment, type Payment, type PaymentEnd, type PaymentFilter, PaymentsStore } from './payments.store';

@Injectable()
export class Payments {
  constructor(
    private readonly store: PaymentsStore,
    private readonly providers: PaymentProviders,
    private readonly purposes: PaymentPurposes,
    private readonly transaction: Transaction,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** Inside the transaction of the fact. The same key again is the same payment. Throws 'payment/no-provider', 'payment/unsupported'. */
  async wish(wanted: NewPayment): Promise<bigint> {
    if (!this.providers.of(wanted.provider).kinds.includes(wanted.kind)) throw cannotBeAsked(wanted.provider, wanted.kind);
    const id = await this.store.insert(wanted);
    if (id === null) return (await this.ofKey(wanted.key)).id;
    await this.outbox.emit('payment.call', { paymentId: String(id) });
    return id;
  }

  /** Throws 'payment/not-found'. */
  async find(id: bigint): Promise<Payment> {
    const payment = await this.store.find(id);
    if (!payment) throw noSuchPayment();
    return payment;
  }

  /** Those of a purpose that are about the same thing, the newest first. */
  ofSubject(purpose: string, subject: string, { before, limit }: { before: bigint | null; limit: number }): Promise<Payment[]> {
    return this.store.ofSubject(purpose, subject, before, limit);
  }

  /** The newest first. */
  list(filter: PaymentFilter, { before, limit }: { before: bigint | null; limit: number }): Promise<Payment[]> {
    return this.store.list(filter, before, limit);
  }

  private async ofKey(key: string): Promise<Payment> {
    const payment = await this.store.findByKey(key);
    if (!payment) throw noSuchPayment();
    return payment;
  }

  /** Calls the provider, unless that has been answered. Rejects while it is not known how the call ended; then it is made again later. */
  async call(id: bigint): Promise<Payment> {
    const payment = await this.find(id);
    if (payment.state !== 'wished') return payment;
    const outcome = await this.outcomeOf(this.providers.of(payment.provider), payment);
    failpoint('payment.called');
    return this.settle(id, outcome);
  }

  private async outcomeOf(provider: PaymentProvider, payment: Payment): Promise<PaymentEnd> {
    try {
      return await ask(provider, payment);
    } catch (error) {
      await this.store.tried(payment.id, (error as Error).message);
      if (!(error instanceof DomainError)) throw error;
      return { state: 'failed', providerRef: null, failure: { code: error.code, message: error.message } };
    }
  }

  /** Asks the provider what became of it. */
  async look(id: bigint): Promise<Payment> {
    const payment = await this.find(id);
    const outcome = await this.providers.of(payment.provider).find(payment.kind, payment.key);
    return outcome === null ? payment : this.settle(id, outcome);
  }

  /** A delivery of events. Throws 'payment/no-provider', 'payment/event-refused'; what it does not throw is kept. */
  async receive(name: string, body: Buffer, headers: IncomingHttpHeaders): Promise<void> {
    const provider = this.providers.of(name);
    const events = provider.read(body, headers, this.clock.now());
    await this.transaction.inTransaction(async () => {
      for (const event of events) {
        if (!(await this.store.addEvent(name, event, body)) || event.about === null) continue;
        const payment = await this.store.findByKey(event.about.key);
        if (payment?.provider === name) await this.outbox.emit('payment.look', { paymentId: String(payment.id) });
      }
    });
  }

  /** An administrator says how a payment of a provider without a voice ended. Throws 'payment/not-by-hand', 'payment/settled'. */
  async confirm(id: bigint, outcome: PaymentOutcome): Promise<Payment> {
    return this.transaction.inRetriedTransaction(async () => {
      const payment = await this.store.find(id, { lock: true });
      if (!payment) throw noSuchPayment();
      if (!this.providers.of(payment.provider).isConfirmedByHand) throw notByHand(payment.provider);
      if (payment.state === 'succeeded' || payment.state === 'failed') throw alreadySettled(payment.state);
      return this.settle(id, outcome);
    });
  }

  /** The end of a payment, and what follows from it, once. */
  private async settle(id: bigint, outcome: PaymentEnd): Promise<Payment> {
    return this.transaction.inRetriedTransaction(async () => {
      const before = await this.store.find(id, { lock: true });
      if (!before) throw noSuchPayment();
      if (!this.isNews(before, outcome)) return before;
      const payment = await this.store.settle(id, outcome, this.clock.now());
      if (payment.state === 'succeeded' || payment.state === 'failed')
        await this.purposes.of(payment.purpose).settled({ ...payment, state: payment.state });
      return payment;
    });
  }

  private isNews(before: Payment, outcome: PaymentEnd): boolean {
    if (before.state === 'succeeded') {
      if (outcome.state === 'failed') this.logger.warn({ payment: before.key }, 'a payment that succeeded is said to have failed');
      return false;
    }
    if (before.state === 'failed') return outcome.state === 'succeeded';
    return true;
  }

  /** Those that wait for long: an event may have been lost. Returns how many ended. */
  async lookAgain(): Promise<number> {
    let [ended, after] = [0, 0n];
    for (let page = await this.waiting(after); page.length > 0; page = await this.waiting(after)) {
      for (const { id, key } of page) {
        const seen = await this.look(id).catch((error: unknown) => {
          this.logger.warn({ err: error, payment: key }, 'what became of a payment could not be asked');
        });
        if (seen?.settledAt) ended++;
      }
      after = page.at(-1)?.id ?? after;
    }
    return ended;
  }

  private waiting(afterId: bigint): Promise<Payment[]> {
    return this.store.waiting(this.providers.withVoice(), afterId, 100);
  }
}

function ask(provider: PaymentProvider, { kind, key, amountMinor, currency, request }: Payment): Promise<PaymentOutcome> {
  const whole = { ...request, key, amountMinor, currency };
  if (kind === 'charge') return provider.charge({ ...whole, payerId: BigInt(request.payerId as string) } as ChargeRequest);
  if (kind === 'refund') return provider.refund(whole as RefundRequest);
  return provider.payout({ ...whole, payeeId: BigInt(request.payeeId as string) } as PayoutRequest);
}
