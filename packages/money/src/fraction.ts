// Exact fractions of bigints: no share of an amount is ever a floating-point number. Always reduced, the denominator above zero, so that equal fractions
// look equal.
import { refuseUnless } from './errors';

export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export function fraction(numerator: bigint, denominator = 1n): Fraction {
  refuseUnless(denominator !== 0n, 'amount/zero-denominator', 'a fraction cannot have zero below its line');
  const common = gcd(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { numerator: numerator / common, denominator: denominator / common };
}

export const ZERO = fraction(0n);
export const ONE = fraction(1n);

export function sum(...fractions: readonly Fraction[]): Fraction {
  return fractions.reduce(
    (a, b) => fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator),
    ZERO,
  );
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return sum(a, fraction(-b.numerator, b.denominator));
}

export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** The whole number at or below. Division of bigints cuts towards zero, which is above a negative fraction. */
export function floor({ numerator, denominator }: Fraction): bigint {
  const cut = numerator / denominator;
  return numerator < 0n && cut * denominator !== numerator ? cut - 1n : cut;
}

/** Of something not negative; a half goes up. */
export function roundHalfUp({ numerator, denominator }: Fraction): bigint {
  refuseUnless(numerator >= 0n, 'amount/negative', 'only what is not negative is rounded here');
  return (2n * numerator + denominator) / (2n * denominator);
}

/** The same fractions over their least common denominator, as whole numbers: what shares and the largest remainder are computed with. */
export function overCommonDenominator(fractions: readonly Fraction[]): { numerators: bigint[]; denominator: bigint } {
  const denominator = fractions.reduce((least, f) => (least / gcd(least, f.denominator)) * f.denominator, 1n);
  return { numerators: fractions.map((f) => (f.numerator * denominator) / f.denominator), denominator };
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
