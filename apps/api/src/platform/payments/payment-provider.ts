// What a payment provider is to this hub: somebody who takes money from people, gives it back, and pays it out, over calls that may fail to tell how
// they ended, and events that come late, twice, in any order, or from somebody else. Shaped so that Stripe and Alipay fit (docs/decisions/0031).
import type { IncomingHttpHeaders } from 'node:http';

export type PaymentKind = 'charge' | 'refund' | 'payout';
/** `wished`: it is not known whether the provider has it. */
export type PaymentState = 'wished' | 'waiting' | 'succeeded' | 'failed';

/** What the payer has to do before a charge can succeed. */
export type PaymentAction = { kind: 'redirect'; url: string } | { kind: 'transfer'; reference: string; instructions: string };

interface PaymentRequest {
  /** The provider's idempotency key: the same call again is the same payment. */
  key: string;
  amountMinor: bigint;
  currency: string;
}

export interface ChargeRequest extends PaymentRequest {
  /** The namespace that pays. */
  payerId: bigint;
  /** On the payer's statement. */
  description: string;
  /** Where the payer's browser comes back to. */
  returnUrl: string;
}

export interface RefundRequest extends PaymentRequest {
  chargeKey: string;
  chargeRef: string;
}

export interface PayoutRequest extends PaymentRequest {
  payeeId: bigint;
  /** As the payee gave it and the provider understands it. */
  destination: string;
  description: string;
}

/** What became of a payment, as far as the provider knows. */
export interface PaymentOutcome {
  state: Exclude<PaymentState, 'wished'>;
  providerRef: string;
  action?: PaymentAction;
  /** What the provider took for it. */
  feeMinor?: bigint;
  failure?: { code: string; message: string };
}

/** A line of the provider's own book. */
export interface ProviderRecord {
  kind: PaymentKind;
  key: string;
  providerRef: string;
  state: Exclude<PaymentState, 'wished'>;
  amountMinor: bigint;
  currency: string;
  feeMinor: bigint;
  at: Date;
}

/** An event whose signature is right. What it says of states is not believed: the provider is asked. */
export interface ProviderEvent {
  id: string;
  type: string;
  /** The payment that it is about; null for what we do not follow. */
  about: { kind: PaymentKind; key: string } | null;
}

/**
 * A call that throws a DomainError has not happened and never will. Any other error, PaymentUnknown above all, leaves it open: it is made again with the
 * same key, for as long as it takes.
 */
export abstract class PaymentProvider {
  abstract readonly name: string;
  /** What it can be asked for. */
  abstract readonly kinds: readonly PaymentKind[];
  /** Whether an administrator says how its payments end, since it has no voice of its own. */
  abstract readonly isConfirmedByHand: boolean;

  abstract charge(request: ChargeRequest): Promise<PaymentOutcome>;
  abstract refund(request: RefundRequest): Promise<PaymentOutcome>;
  abstract payout(request: PayoutRequest): Promise<PaymentOutcome>;
  /** What became of the payment with this key; null when the provider never had it. */
  abstract find(kind: PaymentKind, key: string): Promise<PaymentOutcome | null>;
  /** Reads a delivery of its events: the bytes as they came. Throws 'payment/event-refused' when it is not from the provider, or too old. */
  abstract read(body: Buffer, headers: IncomingHttpHeaders, now: Date): ProviderEvent[];
  /** Its book, the earliest first. */
  abstract records(from: Date, to: Date): AsyncIterable<ProviderRecord>;
}

/** How a call ended is not known: it timed out, or the line broke. */
export class PaymentUnknown extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PaymentUnknown';
  }
}
