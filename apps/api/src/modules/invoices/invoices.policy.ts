// Pure rules of invoices. Prices contain the tax: what people see is what they pay, whoever they are.
import type { Funding, InvoiceLine } from './invoices.types';

/** The tax in an amount that contains it, rounded half up. The same for what is given back, below zero. */
export function taxIn(amountMinor: bigint, basisPoints: number): bigint {
  if (amountMinor < 0n) return -taxIn(-amountMinor, basisPoints);
  const whole = 10_000n + BigInt(basisPoints);
  return (2n * amountMinor * BigInt(basisPoints) + whole) / (2n * whole);
}

export function totalOf(lines: readonly InvoiceLine[]): bigint {
  return lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}

/** Promotional credit first, which is no money and is not taxed. */
export function fundingOf(totalMinor: bigint, has: { promoMinor: bigint; walletMinor: bigint }, taxBasisPoints: number): Funding {
  const promoMinor = totalMinor < has.promoMinor ? totalMinor : has.promoMinor;
  const walletMinor = totalMinor - promoMinor;
  return {
    totalMinor,
    promoMinor,
    walletMinor,
    taxBasisPoints,
    taxMinor: taxIn(walletMinor, taxBasisPoints),
    isEnough: walletMinor <= has.walletMinor,
  };
}

/**
 * Of an invoice, what has been given back of `partMinor` once `backMinor` of the total is: a rising function, so that the differences add up to the part
 * however it is cut.
 */
export function backOf(partMinor: bigint, totalMinor: bigint, backMinor: bigint): bigint {
  return totalMinor === 0n ? 0n : (2n * partMinor * backMinor + totalMinor) / (2n * totalMinor);
}
