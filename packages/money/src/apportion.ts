// The one place where an amount is cut into whole parts: the method of the largest remainder (Hamilton). Each part is its exact share rounded down; the
// units that are left go one each to the largest fractions; equal fractions are served in the order in which they stand, which callers make the order of
// names, so that the same facts always give the same parts.
//
// Exact shares may be moved by what earlier amounts owe (a carry), and then be below zero: nobody is given less than nothing, so such a part is 0 and
// stays owed. The parts are the `total` largest of the values share, share - 1, share - 2, … of everybody. Since the sum of all shares is the total, the
// largest of n values with at least one unit left is at least 1/n; so whoever is given a unit is ahead by less than one, always. apportion.spec.ts gives them out one by one and
// finds the same.
import { refuseUnless } from './errors';

/**
 * Whole numbers, not negative, whose sum is `total`. `numerators[i] / denominator` is the exact share of part i; together they are `total`.
 * At most `numerators.length` steps for each unit below zero: fast for what is owed by rounding, which is a few units.
 */
export function apportion(total: bigint, numerators: readonly bigint[], denominator: bigint): bigint[] {
  refuseUnless(total >= 0n, 'amount/negative', `nothing less than nothing can be shared out: ${total}`);
  const all = numerators.reduce((a, b) => a + b, 0n);
  refuseUnless(all === total * denominator, 'split/not-the-whole', 'the exact shares must add up to what is shared out');
  const parts = numerators.map((numerator) => (numerator > 0n ? numerator / denominator : 0n));
  const left = (index: number) => numerators[index]! - parts[index]! * denominator;
  let missing = total - parts.reduce((a, b) => a + b, 0n);
  const byRemainder = parts.map((_, index) => index).sort((a, b) => order(left(b), left(a)) || a - b);
  for (const index of byRemainder.slice(0, Math.max(0, Number(missing)))) parts[index]! += 1n;
  for (; missing < 0n; missing += 1n) parts[leastOwed(parts, left)]! -= 1n;
  return parts;
}

/** Of those that have something: who is owed least, the last of equals. */
function leastOwed(parts: readonly bigint[], left: (index: number) => bigint): number {
  return parts.reduce((least, part, index) => (part > 0n && (least < 0 || left(index) <= left(least)) ? index : least), -1);
}

function order(a: bigint, b: bigint): number {
  return a < b ? -1 : Number(a > b);
}
