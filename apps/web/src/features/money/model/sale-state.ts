import type { Sale } from '../../../lib/api-types';

/** Given back to the last cent, the right to read is over; in part, it stays. */
export function saleState({ amountMinor, refundedMinor }: Pick<Sale, 'amountMinor' | 'refundedMinor'>): 'kept' | 'partly' | 'returned' {
  if (BigInt(refundedMinor) === 0n) return 'kept';
  return BigInt(refundedMinor) < BigInt(amountMinor) ? 'partly' : 'returned';
}
