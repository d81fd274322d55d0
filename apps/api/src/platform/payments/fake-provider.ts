// A provider for tests and demonstrations that behaves as real ones do on bad days: it answers too late after it has paid, tells things twice, in another
// order, or not at all. It keeps its book outside of our transactions, as another company would. Only on a hub that nobody but its own machine reaches.
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { DomainError } from '../../common/errors';
import { FakeBook, type FakePayment } from './fake-book.store';
import {
  type ChargeRequest,
  type PaymentKind,
  type PaymentOutcome,
  type PaymentProvider,
  PaymentUnknown,
  type PayoutRequest,
  type ProviderEvent,
  type ProviderRecord,
  type RefundRequest,
} from './payment-provider';
import { eventRefused } from './payments.errors';
import { assertSigned, signatureOf } from './signed-events';

export const SIGNATURE = 'grove-payment-signature';
/** What it takes: 2.9 % of a charge. */
const FEE_PER_MILLE = 29n;
const MOST_BODY_BYTES = 64 * 1024;

/** A delivery of an event, as it goes over the wire. */
export interface FakeDelivery {
  body: Buffer;
  headers: Record<string, string>;
}

export class FakeProvider implements PaymentProvider {
  readonly name = 'fake';
  readonly kinds = ['charge', 'refund', 'payout'] as const;
  readonly isConfirmedByHand = false;

  constructor(
    private readonly book: FakeBook,
    private readonly secret: Uint8Array,
    private readonly hubUrl: string,
  ) {}

  async charge({ key, amountMinor, currency, description, returnUrl }: ChargeRequest): Promise<PaymentOutcome> {
    const payment = await this.book.open({
      ref: refOf('ch'),
      kind: 'charge',
      key,
      amountMinor,
      currency,
      details: { description, returnUrl },
    });
    return this.outcomeOf(payment);
  }

  async refund({ key, amountMinor, currency, chargeRef }: RefundRequest): Promise<PaymentOutcome> {
    const charge = await this.book.ofRef(chargeRef);
    if (charge?.state !== 'succeeded' || charge.currency !== currency)
      throw refused('refund/no-charge', 'There is no such charge that succeeded.');
    const payment = await this.book.open({ ref: refOf('re'), kind: 'refund', key, amountMinor, currency, details: { chargeRef } });
    if (payment.state === 'waiting' && !(await this.book.refund(payment.ref, chargeRef)))
      throw refused('refund/too-large', 'More would be given back than was taken.');
    return this.outcomeOf((await this.book.ofRef(payment.ref)) ?? payment);
  }

  /** A destination that ends in `#slow` is paid, and the answer is lost; one that ends in `#closed` refuses. */
  async payout({ key, amountMinor, currency, destination }: PayoutRequest): Promise<PaymentOutcome> {
    const isNew = (await this.book.find('payout', key)) === null;
    const payment = await this.book.open({ ref: refOf('po'), kind: 'payout', key, amountMinor, currency, details: { destination } });
    if (payment.state === 'waiting') await this.book.settle(payment.ref, destination.endsWith('#closed') ? 'failed' : 'succeeded', 0n);
    if (isNew && destination.endsWith('#slow')) throw new PaymentUnknown('the provider did not answer in time');
    return this.outcomeOf((await this.book.ofRef(payment.ref)) ?? payment);
  }

  async find(kind: PaymentKind, key: string): Promise<PaymentOutcome | null> {
    const payment = await this.book.find(kind, key);
    return payment && this.outcomeOf(payment);
  }

  read(body: Buffer, headers: IncomingHttpHeaders, now: Date): ProviderEvent[] {
    if (body.length > MOST_BODY_BYTES) throw eventRefused();
    assertSigned(this.secret, body, headers[SIGNATURE], now);
    return [eventOf(body)];
  }

  async *records(from: Date, to: Date): AsyncGenerator<ProviderRecord> {
    for (const { ref, at, kind, key, state, amountMinor, currency, feeMinor } of await this.book.between(from, to))
      yield { kind, key, providerRef: ref, state, amountMinor, currency, feeMinor, at };
  }

  /** What the payer sees at the provider; null when there is no such charge. */
  async chargeOf(ref: string): Promise<FakePayment | null> {
    const payment = await this.book.ofRef(ref);
    return payment?.kind === 'charge' ? payment : null;
  }

  /** The payer pays or declines. Returns the event that is to be delivered, however often. */
  async decide(ref: string, isPaid: boolean, now: Date): Promise<FakeDelivery> {
    const charge = await this.chargeOf(ref);
    if (!charge) throw refused('charge/none', 'There is no such charge.');
    await this.book.settle(ref, isPaid ? 'succeeded' : 'failed', isPaid ? (charge.amountMinor * FEE_PER_MILLE + 500n) / 1000n : 0n);
    return this.delivery(isPaid ? 'charge.succeeded' : 'charge.failed', 'charge', charge.key, now);
  }

  delivery(type: string, kind: PaymentKind, key: string, now: Date): FakeDelivery {
    const body = Buffer.from(JSON.stringify({ id: `evt_${randomUUID()}`, type, kind, key }));
    return { body, headers: { 'content-type': 'application/json', [SIGNATURE]: signatureOf(this.secret, body, now) } };
  }

  private outcomeOf({ ref, kind, state, feeMinor }: FakePayment): PaymentOutcome {
    const failure = state === 'failed' ? { failure: { code: 'declined', message: `The ${kind} was declined.` } } : {};
    const action =
      kind === 'charge' && state === 'waiting' ? { action: { kind: 'redirect' as const, url: `${this.hubUrl}/test-payment/${ref}` } } : {};
    return { state, providerRef: ref, feeMinor, ...failure, ...action };
  }
}

function eventOf(body: Buffer): ProviderEvent {
  try {
    const { id, type, kind, key } = JSON.parse(body.toString('utf8')) as Record<string, unknown>;
    if (typeof id !== 'string' || typeof type !== 'string') throw eventRefused();
    const isAbout = typeof key === 'string' && (kind === 'charge' || kind === 'refund' || kind === 'payout');
    return { id, type, about: isAbout ? { kind, key } : null };
  } catch {
    throw eventRefused();
  }
}

function refOf(prefix: string): string {
  return `${prefix}_${randomUUID().replaceAll('-', '')}`;
}

function refused(code: string, message: string): DomainError {
  return new DomainError('unprocessable', code, message);
}
