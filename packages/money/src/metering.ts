// Pay per use. A price is millionths of the currency's unit for a million tokens (the gateway's `prompt_price_micro`), so a call costs a whole number of
// millionths of millionths of the unit: "atoms" here. They are added up exactly, in any order and any number, and become minor units once, on the invoice.
//
// That one rounding is half up. Down would keep something from the seller of every invoice and up would take something from every buyer; half up is off by
// half a cent at most and in either direction. Half to even has no advantage here: a tie needs a sum that ends in exactly half a cent, which sums of
// single tokens hardly ever do, and half up is what people and tax offices expect.
import { refuseUnless } from './errors';
import { fraction, roundHalfUp } from './fraction';

const ATOMS_OF_UNIT_DIGITS = 12n;

export interface MeteredUse {
  quantity: bigint;
  /** Millionths of the currency's unit for a million. */
  priceMicro: bigint;
}

/** Exact: tokens × price, of each use, added up. */
export function atomsOf(uses: readonly MeteredUse[]): bigint {
  return uses.reduce((all, { quantity, priceMicro }) => all + notNegative(quantity) * notNegative(priceMicro), 0n);
}

/** `minorDigits` are those of the currency: 2 for CNY, 0 for JPY. Half up. */
export function atomsToMinor(atoms: bigint, minorDigits: number): bigint {
  refuseUnless(
    Number.isInteger(minorDigits) && minorDigits >= 0 && minorDigits <= 6,
    'meter/digits',
    `no currency has ${minorDigits} digits`,
  );
  return roundHalfUp(fraction(notNegative(atoms), 10n ** (ATOMS_OF_UNIT_DIGITS - BigInt(minorDigits))));
}

/**
 * What is still to be invoiced of all that was ever used. Computed from the whole sum, so that invoices of parts never drift from it. Below zero when uses
 * were taken back after they had been invoiced: that is a credit.
 */
export function dueMinor(atomsSoFar: bigint, invoicedMinor: bigint, minorDigits: number): bigint {
  return atomsToMinor(atomsSoFar, minorDigits) - notNegative(invoicedMinor);
}

export interface Tier {
  /** Up to how much it reaches, itself contained. Null: without end, the last one. */
  upTo: bigint | null;
  priceMicro: bigint;
}

/** A number of tokens that cost nothing, then the price. */
export function freeThenPaid(freeQuantity: bigint, priceMicro: bigint): Tier[] {
  const paid: Tier = { upTo: null, priceMicro };
  return freeQuantity === 0n ? [paid] : [{ upTo: notNegative(freeQuantity), priceMicro: 0n }, paid];
}

/**
 * What `quantity` falls into when `before` was used already in the same period: a use for each tier that it touches, none for nothing. Depends on sums only, so uses that
 * come late or out of order give the same total.
 */
export function inTiers(before: bigint, quantity: bigint, tiers: readonly Tier[]): MeteredUse[] {
  checkTiers(tiers);
  const [from, until] = [notNegative(before), before + notNegative(quantity)];
  const bottoms = [0n, ...tiers.map(({ upTo }) => upTo ?? until)];
  const uses = tiers.map(({ upTo, priceMicro }, index) => {
    const [low, high] = [greater(from, bottoms[index]!), lesser(until, upTo ?? until)];
    return { quantity: greater(0n, high - low), priceMicro };
  });
  return uses.filter((use) => use.quantity > 0n);
}

function checkTiers(tiers: readonly Tier[]): void {
  refuseUnless(tiers.length > 0 && tiers.at(-1)!.upTo === null, 'meter/tiers', 'the last tier has no end, and only the last');
  tiers.slice(0, -1).reduce((below, { upTo }) => {
    refuseUnless(upTo !== null && upTo > below, 'meter/tiers', 'every tier but the last ends above the one before');
    return upTo;
  }, 0n);
}

export interface PriceVersion {
  /** In force from this moment until the next one begins. */
  fromAt: Date;
  priceMicro: bigint;
}

/** The price of a use is the one in force when it happened, whenever it is reported. */
export function priceAt(history: readonly PriceVersion[], moment: Date): bigint {
  const begun = history.filter(({ fromAt }) => fromAt <= moment);
  refuseUnless(begun.length > 0, 'meter/no-price', `there was no price yet at ${moment.toISOString()}`);
  return begun.reduce((latest, version) => (version.fromAt > latest.fromAt ? version : latest)).priceMicro;
}

function notNegative(amount: bigint): bigint {
  refuseUnless(amount >= 0n, 'amount/negative', `what is metered is not below zero: ${amount}`);
  return amount;
}

function greater(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function lesser(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
