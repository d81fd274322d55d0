import { randomUUID } from 'node:crypto';
import type { LedgerService } from '../../modules/ledger';

/** Into a wallet, or promotional credit, in USD: booked as a top-up, without the payment. */
export async function payIn(
  ledger: LedgerService,
  holder: bigint,
  amountMinor: bigint,
  { kind = 'wallet', at = new Date() }: { kind?: 'wallet' | 'promo'; at?: Date } = {},
): Promise<void> {
  const from =
    kind === 'wallet'
      ? ({ kind: 'clearing', holder: null, qualifier: 'fake', currency: 'USD' } as const)
      : ({ kind: 'promo-issued', holder: null, currency: 'USD' } as const);
  const lines = [
    { account: from, amountMinor: -amountMinor },
    { account: { kind, holder, currency: 'USD' } as const, amountMinor },
  ];
  await ledger.post({ key: `spec:${randomUUID()}`, kind: 'top-up', reference: 'spec', effectiveAt: at, lines });
}
