// What a part of a paid period is worth, by the second. Everything is a difference of one rising function: `usedMinor`, what of a price has been used up
// at a moment, rounded half up, 0 at the start and the price at the end. So the pieces of a period add up to the price exactly wherever it is cut, and
// a credit can never be more than what was charged for the same time.
//
// `planChange` is both the preview and the invoice: who shows a preview keeps its `at` and asks again with it.
import { refuseUnless } from './errors';
import { fraction, roundHalfUp } from './fraction';
import type { Period } from './periods';

export type Span = Pick<Period, 'startAt' | 'endAt'>;

/** Something that is paid for a whole period: a plan, seats of it, an addition. */
export interface PlanItem {
  /** Of the version of the price. */
  price: string;
  /** For one and the whole period. */
  unitMinor: bigint;
  quantity: bigint;
}

export interface ProrationLine {
  kind: 'unused' | 'remaining';
  item: PlanItem;
  /** What is given back or charged is this part of the period. */
  fromAt: Date;
  untilAt: Date;
  /** Below zero where it is given back. */
  amountMinor: bigint;
}

export interface PlanChange {
  /** The moment that was counted with: the start of a second of the period. */
  at: Date;
  lines: ProrationLine[];
  /** Of all lines; below zero when more is given back than charged. */
  totalMinor: bigint;
  /** What is to be paid now, */
  dueMinor: bigint;
  /** or what is kept for the next invoice. One of the two is 0. */
  creditMinor: bigint;
}

export interface ChangeWish {
  at: Date;
  /** What is in force, and its period, which was invoiced at its start (or charged for its rest by the change before). */
  current: { period: Span; items: readonly PlanItem[] };
  /** What shall be in force from now. The same period, or one that begins now when the interval changes too. */
  next: { period: Span; items: readonly PlanItem[] };
}

/** Of `priceMinor`, for the time from the start of the period to `at`. */
export function usedMinor(priceMinor: bigint, period: Span, at: Date): bigint {
  refuseUnless(priceMinor >= 0n, 'amount/negative', `a price is not below zero: ${priceMinor}`);
  const [elapsed, whole] = [secondsInto(period, at), secondsInto(period, period.endAt)];
  refuseUnless(whole > 0n, 'proration/empty-period', 'a period is at least a second long');
  refuseUnless(elapsed >= 0n && elapsed <= whole, 'proration/outside-period', 'the moment is not in the period');
  return roundHalfUp(fraction(priceMinor * elapsed, whole));
}

/** What the piece of a period between two moments costs. Pieces that touch add up. */
export function pieceMinor(priceMinor: bigint, period: Span, fromAt: Date, untilAt: Date): bigint {
  refuseUnless(fromAt <= untilAt, 'proration/backwards', 'a piece ends before it begins');
  return usedMinor(priceMinor, period, untilAt) - usedMinor(priceMinor, period, fromAt);
}

/** What is in force and stays makes no line. Number of seats is part of an item: 3 seats that become 5 give back 3 and charge 5. */
export function planChange({ at, current, next }: ChangeWish): PlanChange {
  const moment = startOfSecond(current.period, at);
  refuseUnless(moment < current.period.endAt, 'proration/outside-period', 'at the end of a period nothing of it is left to change');
  const isSame = sameSpan(current.period, next.period);
  refuseUnless(
    isSame || next.period.startAt.getTime() === moment.getTime(),
    'proration/other-period',
    'another period begins at the moment of the change',
  );
  const stays = isSame ? unchanged(current.items, next.items) : new Set<string>();
  const lines = [
    ...current.items.filter(({ price }) => !stays.has(price)).map((item) => restOf('unused', item, current.period, moment)),
    ...next.items.filter(({ price }) => !stays.has(price)).map((item) => restOf('remaining', item, next.period, moment)),
  ];
  return { at: moment, lines, ...settled(lines) };
}

function restOf(kind: ProrationLine['kind'], item: PlanItem, period: Span, at: Date): ProrationLine {
  refuseUnless(item.quantity >= 0n, 'amount/negative', `a quantity of ${item.price} is below zero`, [item.price]);
  const rest = pieceMinor(item.unitMinor * item.quantity, period, at, period.endAt);
  return { kind, item, fromAt: at, untilAt: period.endAt, amountMinor: kind === 'unused' ? -rest : rest };
}

function settled(lines: readonly ProrationLine[]): Pick<PlanChange, 'totalMinor' | 'dueMinor' | 'creditMinor'> {
  const totalMinor = lines.reduce((all, { amountMinor }) => all + amountMinor, 0n);
  return { totalMinor, dueMinor: totalMinor > 0n ? totalMinor : 0n, creditMinor: totalMinor < 0n ? -totalMinor : 0n };
}

function unchanged(current: readonly PlanItem[], next: readonly PlanItem[]): Set<string> {
  for (const items of [current, next]) {
    const prices = new Set(items.map(({ price }) => price));
    refuseUnless(prices.size === items.length, 'proration/item-twice', 'a price stands twice among the items', [...prices]);
  }
  const isKept = (item: PlanItem) =>
    next.some(({ price, unitMinor, quantity }) => price === item.price && unitMinor === item.unitMinor && quantity === item.quantity);
  return new Set(current.filter(isKept).map(({ price }) => price));
}

function sameSpan(a: Span, b: Span): boolean {
  return a.startAt.getTime() === b.startAt.getTime() && a.endAt.getTime() === b.endAt.getTime();
}

function secondsInto({ startAt }: Span, at: Date): bigint {
  return BigInt(Math.floor((at.getTime() - startAt.getTime()) / 1000));
}

function startOfSecond(period: Span, at: Date): Date {
  return new Date(period.startAt.getTime() + Number(secondsInto(period, at)) * 1000);
}
