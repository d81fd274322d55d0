// Pure: from what was counted to what is set aside and taken.
import { atomsToMinor } from '@modelgrove/money';
import { CURRENCIES, type Currency } from '@modelgrove/shared';
import type { Meter } from './charges.types';

const ATOMS_OF_UNIT_DIGITS = 12;

/** Set aside beyond what is needed now, so that not every call moves money. */
export const CUSHION_MINOR = 20n;

function atomsOfMinor(currency: Currency): bigint {
  return 10n ** BigInt(ATOMS_OF_UNIT_DIGITS - CURRENCIES[currency]);
}

/** So many minor units are enough for it. */
export function coverOf(atoms: bigint, currency: Currency): bigint {
  const one = atomsOfMinor(currency);
  return (atoms + one - 1n) / one;
}

/** What has to be set aside yet, for what was used, what is in use, and `atoms` more. */
export function lackOf(meter: Meter, atoms = 0n): bigint {
  const covered = meter.settledMinor + meter.waivedMinor + meter.heldMinor + meter.promoHeldMinor;
  const lack = coverOf(meter.usedAtoms + meter.reservedAtoms + atoms, meter.currency) - covered;
  return lack > 0n ? lack : 0n;
}

/** What the month comes to: rounded once, half up. */
export function amountOf({ usedAtoms, currency, waivedMinor }: Meter): bigint {
  const amount = atomsToMinor(usedAtoms, CURRENCIES[currency]) - waivedMinor;
  return amount > 0n ? amount : 0n;
}

/** The most that this month can come to, with what is in use. */
export function mostOf({ usedAtoms, reservedAtoms, currency }: Meter, atoms = 0n): bigint {
  return coverOf(usedAtoms + reservedAtoms + atoms, currency);
}

export interface Taken {
  promoMinor: bigint;
  moneyMinor: bigint;
}

/** How much of what is held goes where at the end: promotional credit is used first, and what is left over is given back. */
export function division({ heldMinor, promoHeldMinor, settledMinor }: Meter, amountMinor: bigint): { taken: Taken; back: Taken } {
  const due = amountMinor > settledMinor ? amountMinor - settledMinor : 0n;
  const promoMinor = least(due, promoHeldMinor);
  const moneyMinor = least(due - promoMinor, heldMinor);
  return { taken: { promoMinor, moneyMinor }, back: { promoMinor: promoHeldMinor - promoMinor, moneyMinor: heldMinor - moneyMinor } };
}

export function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
