// Bank transfers: the payer is told what to transfer where, and an administrator confirms that it came, or that a payout was sent.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { PaymentOutcome, PaymentProvider, ProviderEvent, ProviderRecord } from './payment-provider';
import { eventRefused } from './payments.errors';

/** Without letters that are taken for one another, so that it survives being typed into a form of a bank. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

export class ManualProvider implements PaymentProvider {
  readonly name = 'manual';
  readonly kinds = ['charge', 'refund', 'payout'] as const;
  readonly isConfirmedByHand = true;

  /** `instructions`: where to transfer to, as the operator words it. */
  constructor(private readonly instructions: string) {}

  charge({ key }: { key: string }): Promise<PaymentOutcome> {
    const reference = referenceOf(key);
    return Promise.resolve({
      state: 'waiting',
      providerRef: reference,
      action: { kind: 'transfer', reference, instructions: this.instructions },
    });
  }

  refund({ key }: { key: string }): Promise<PaymentOutcome> {
    return Promise.resolve({ state: 'waiting', providerRef: referenceOf(key) });
  }

  payout({ key }: { key: string }): Promise<PaymentOutcome> {
    return Promise.resolve({ state: 'waiting', providerRef: referenceOf(key) });
  }

  find(): Promise<PaymentOutcome | null> {
    return Promise.resolve(null);
  }

  read(): ProviderEvent[] {
    throw eventRefused();
  }

  /** A bank's book is not ours to read. */
  records(): AsyncIterable<ProviderRecord> {
    return Readable.from([]);
  }
}

/** `MG-XXXX-XXXX-XXXX`: 60 bits, the same for the same payment. */
function referenceOf(key: string): string {
  const digest = createHash('sha256').update(`transfer ${key}`).digest();
  const letters = [...digest.subarray(0, 12)].map((byte) => ALPHABET[byte & 31]).join('');
  return `MG-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
}
