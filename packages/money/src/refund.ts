// Takes back a part of a sale, line by line: in proportion to what is left of each line, by the largest remainder. Working on what is left makes every
// sequence of refunds end exactly: no line gives back more than it has, and the last refund takes the rest of all, however the ones before were rounded.
// From which pot of a payee it comes (pending, available, a debt) is the ledger's business.
import { apportion } from './apportion';
import { refuseUnless } from './errors';

export interface RefundableLine {
  /** Of the line, once in a sale. Ties are broken by it. */
  id: string;
  amountMinor: bigint;
}

export interface ReversedLine extends RefundableLine {
  /** What is left of it after this refund. */
  leftMinor: bigint;
}

/**
 * One line for each of `lines`, in their order; the amounts are `refundMinor` together. `reversedBefore` are all lines of earlier refunds of the sale, in
 * any order, several of one line too.
 */
export function reverse(lines: readonly RefundableLine[], reversedBefore: readonly RefundableLine[], refundMinor: bigint): ReversedLine[] {
  refuseUnless(refundMinor > 0n, 'refund/nothing', 'a refund is above zero');
  const left = whatIsLeft(lines, reversedBefore);
  const all = [...left.values()].reduce((a, b) => a + b, 0n);
  refuseUnless(refundMinor <= all, 'refund/too-much', `${refundMinor} is more than the ${all} that are left of the sale`);
  const ids = [...left.keys()].sort();
  const amounts = apportion(
    refundMinor,
    ids.map((id) => refundMinor * left.get(id)!),
    all,
  );
  const amountOf = new Map(ids.map((id, index) => [id, amounts[index]!]));
  return lines.map(({ id }) => ({ id, amountMinor: amountOf.get(id)!, leftMinor: left.get(id)! - amountOf.get(id)! }));
}

function whatIsLeft(lines: readonly RefundableLine[], reversedBefore: readonly RefundableLine[]): Map<string, bigint> {
  const left = new Map(lines.map(({ id, amountMinor }) => [id, amountMinor]));
  refuseUnless(left.size === lines.length, 'refund/line-twice', 'two lines of the sale have the same id');
  refuseUnless(
    lines.every(({ amountMinor }) => amountMinor >= 0n),
    'amount/negative',
    'a line of a sale is not below zero',
  );
  for (const { id, amountMinor } of reversedBefore) {
    const rest = (left.get(id) ?? 0n) - amountMinor;
    refuseUnless(left.has(id), 'refund/unknown-line', `${id} is no line of the sale`, [id]);
    refuseUnless(amountMinor >= 0n && rest >= 0n, 'refund/reversed-too-much', `more of ${id} was taken back than it had`, [id]);
    left.set(id, rest);
  }
  return left;
}
