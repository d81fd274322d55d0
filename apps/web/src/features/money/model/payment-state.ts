import type { Payment } from '../../../lib/api-types';

/** Nobody knows yet how it ends. */
export function isUnderWay({ state }: Pick<Payment, 'state'>): boolean {
  return state === 'wished' || state === 'waiting';
}

const SOON_MS = 2_000;
const BY_HAND_MS = 30_000;

/** When to ask again: a transfer takes days, everything else moments. False: nothing is under way. */
export function askAgainAfter(payments: readonly Payment[]): number | false {
  const waiting = payments.filter(isUnderWay);
  if (waiting.length === 0) return false;
  return waiting.every(({ action }) => action?.kind === 'transfer') ? BY_HAND_MS : SOON_MS;
}
