// Who gets what of an amount, by weights: the largest remainder, ties by the payee's id (field research §4.3). Lines come in the order of payees and
// repositories whatever the order of the shares was, and each says how its last cent came about.
//
// Rounding each sale by itself is off by less than one unit a line. Over many sales of different amounts that evens out; over a million sales of one unit
// each, a payee with 40 % would never see any. Where amounts are that small, `splitCarrying` takes what the last split of the same terms owed: then no
// payee is ever ahead of the exact sum by a whole unit, nor behind by as many units as there are other payees.
import { apportion } from './apportion';
import { refuseUnless } from './errors';
import { floor, type Fraction, fraction, minus, overCommonDenominator, sum, ZERO } from './fraction';

export interface Share {
  payee: string;
  /** Which repository earns it, where a payee has several lines. */
  repository?: string | null;
  weight: bigint;
}

export interface SplitLine {
  payee: string;
  repository: string | null;
  amountMinor: bigint;
  /** The share before rounding. */
  exactMinor: Fraction;
  /** The share rounded down, with what was owed before. */
  floorMinor: bigint;
  /** What rounding gave on top: 0 or 1; less only where a carry had to be paid to others. */
  remainderMinor: bigint;
  /** What the exact sum of all splits so far is ahead of what was given. Between -1 and the number of other payees. */
  owedMinor: Fraction;
}

export interface LineName {
  payee: string;
  repository?: string | null;
}

export function splitByShares(totalMinor: bigint, shares: readonly Share[]): SplitLine[] {
  return splitCarrying(totalMinor, shares, []);
}

/** `before` are the lines of the last split by the same shares, or none. Other shares are other terms: they begin with nothing owed. */
export function splitCarrying(
  totalMinor: bigint,
  shares: readonly Share[],
  before: readonly (LineName & { owedMinor: Fraction })[],
): SplitLine[] {
  refuseUnless(totalMinor >= 0n, 'amount/negative', `nothing less than nothing can be shared out: ${totalMinor}`);
  const ordered = inOrder(shares);
  const exact = exactShares(
    totalMinor,
    ordered.map(({ weight }) => weight),
  );
  const carried = carriedTo(ordered, before);
  return linesOf(totalMinor, ordered, exact, carried);
}

/** Sorted by payee and repository, by code units: the same on every machine. Refuses what could not be told apart, and weights below zero. */
export function inOrder<T extends Share>(shares: readonly T[]): T[] {
  const ordered = [...shares].sort(byName);
  ordered.forEach((share, index) => {
    refuseUnless(share.weight >= 0n, 'split/negative-weight', `the weight of ${share.payee} is below zero`, [share.payee]);
    const isTwice = index > 0 && byName(ordered[index - 1]!, share) === 0;
    refuseUnless(!isTwice, 'split/payee-twice', `${share.payee} has two shares of the same thing`, [share.payee]);
  });
  return ordered;
}

export function exactShares(totalMinor: bigint, weights: readonly bigint[]): Fraction[] {
  const whole = weights.reduce((a, b) => a + b, 0n);
  refuseUnless(whole > 0n, 'split/no-shares', 'somebody must have a share');
  return weights.map((weight) => fraction(totalMinor * weight, whole));
}

/** `exact` are the shares of `names`, `carried` what each was owed before; ties go to who stands first. */
export function linesOf(
  totalMinor: bigint,
  names: readonly LineName[],
  exact: readonly Fraction[],
  carried: readonly Fraction[],
): SplitLine[] {
  const due = exact.map((share, index) => sum(share, carried[index]!));
  const { numerators, denominator } = overCommonDenominator(due);
  const amounts = apportion(totalMinor, numerators, denominator);
  return names.map(({ payee, repository = null }, index) => {
    const [amountMinor, floorMinor] = [amounts[index]!, atLeastZero(floor(due[index]!))];
    const owedMinor = minus(due[index]!, fraction(amountMinor));
    return { payee, repository, amountMinor, exactMinor: exact[index]!, floorMinor, remainderMinor: amountMinor - floorMinor, owedMinor };
  });
}

function carriedTo(shares: readonly Share[], before: readonly (LineName & { owedMinor: Fraction })[]): Fraction[] {
  const known = before.filter((line) => shares.some((share) => byName(share, line) === 0));
  refuseUnless(known.length === before.length, 'split/other-terms', 'what was owed by other terms cannot be carried on');
  return shares.map((share) => known.find((line) => byName(share, line) === 0)?.owedMinor ?? ZERO);
}

function byName(a: LineName, b: LineName): number {
  return compareText(a.payee, b.payee) || compareText(a.repository ?? '', b.repository ?? '');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function atLeastZero(amount: bigint): bigint {
  return amount > 0n ? amount : 0n;
}
