// Pure: from what an author says to terms, and from what was used to what it costs.
import { atomsOf, freeThenPaid, inTiers } from '@modelgrove/money';
import type { RepoType } from '@modelgrove/shared';
import { badUseTerms } from './usage.errors';
import type { NewUseTerms, UnitsPerPrice, UseTerms } from './usage.types';

/** What of a type of repository can be counted by the hub itself; authors of apps say what theirs count. */
const UNITS: Record<Exclude<RepoType, 'app'>, readonly string[]> = { model: ['tokens', 'calls'], dataset: ['jobs'] };
const OWN_UNIT = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,29}$/u;
const PRICE = /^(\d{1,7})(?:\.(\d{1,6}))?$/;
const WHOLE = /^\d{1,12}$/;
const MICRO_DIGITS = 6;
const MILLION = 1_000_000n;
const PER: readonly UnitsPerPrice[] = [1, 1000, 1_000_000];

/** Throws 'usage/terms'. */
export function useTermsOf(type: RepoType, { unit, price, per, freeUnits }: NewUseTerms): Omit<UseTerms, 'offerId'> {
  if (type === 'app' ? !OWN_UNIT.test(unit) : !UNITS[type].includes(unit))
    throw badUseTerms(type === 'app' ? 'A unit is a short name, such as page.' : `Of this it can be counted: ${UNITS[type].join(', ')}.`);
  if (!PER.includes(per)) throw badUseTerms('A price is for 1, 1,000 or 1,000,000 units.');
  const micro = microOf(price);
  if (micro === null || micro === 0n) throw badUseTerms('A price is an amount with six decimal places at most, and more than nothing.');
  if (!WHOLE.test(freeUnits)) throw badUseTerms('What is free in a month is a whole number of units.');
  return { unit, priceMicro: (micro * MILLION) / BigInt(per), perUnits: BigInt(per), freeUnits: BigInt(freeUnits) };
}

/** Millionths of the currency's unit. */
function microOf(price: string): bigint | null {
  const [, whole, fraction = ''] = PRICE.exec(price.trim()) ?? [];
  return whole === undefined ? null : BigInt(whole + fraction.padEnd(MICRO_DIGITS, '0'));
}

/** What so many units of one month cost: a function of their sum, so that it does not matter when and in which order they were told. */
export function costOf(units: bigint, { freeUnits, priceMicro }: Pick<UseTerms, 'freeUnits' | 'priceMicro'>): bigint {
  return atomsOf(inTiers(0n, units, freeThenPaid(freeUnits, priceMicro)));
}

/** What they cost beyond `before` of the same month. */
export function costBeyond(before: bigint, units: bigint, terms: UseTerms): bigint {
  return costOf(before + units, terms) - costOf(before, terms);
}
