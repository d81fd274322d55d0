// What a tip does to the order of jobs, with a bound for those who do not tip.
//
// The order today (modules/jobs/job-queue.store.ts) is start-time fair queueing: `turn` by namespace, `place` = turn moved by priority, and a runner takes
// the least place. A bonus that moves places is bounded for each job but not for those who wait: namespaces that come new get the first turn that waits,
// so enough of them, each with its bonus, stay before an old job for ever (tip-simulation.spec.ts shows it). The smallest change that gives a bound:
//
//  1. place = turn - priority - tipBonusTurns(weight).
//  2. A runner counts what it has taken, and out of every `of` jobs it takes `free` by the free order, in which tips are nothing: first who waits longer
//     than `overdueAfterMs`, the oldest first, then by turn. The others go by place. In SQL one number in the runner's row and one `order by` of two.
//     The count is the runner's and not the hub's: with one count for all, jobs that only one runner can do could always meet it in the other lane.
//
// What follows, for jobs that a runner has room for: of any n jobs that it takes, at least ⌊n · free / of⌋ went by the free order. So who is overdue behind
// `older` others has been taken after `claimsUntilTaken(older)` jobs, whatever anybody tips; `longestWaitMs` is the same as time, for the page.
import { refuseUnless } from './errors';

export interface TipCurve {
  /** How much weight comes with each e-fold of credits, */
  slope: number;
  /** and the most that tips add to the weight of 1 that everybody has. */
  cap: number;
}

export interface LanePolicy {
  /** Out of `of` jobs in a row, this many go by the free order. */
  free: number;
  of: number;
  overdueAfterMs: number;
}

export interface WaitingJob {
  /** Given in the order of queueing. */
  id: number;
  queuedAtMs: number;
  turn: number;
  place: number;
}

export type Lane = 'free' | 'tips';

export const TIP_CURVE: TipCurve = { slope: 0.5, cap: 4 };
/** As many as a high priority: what a weight without end would come to. */
export const TURNS_OF_TIPS = 10;

/** `1 + min(cap, slope · ln(1 + credits))`: twice the money is never twice the weight, and enough is enough. */
export function tipWeight(credits: number, { slope, cap }: TipCurve = TIP_CURVE): number {
  refuseUnless(credits >= 0 && Number.isFinite(credits), 'tip/credits', `a tip is not below zero: ${credits}`);
  return 1 + Math.min(cap, slope * Math.log1p(credits));
}

/** How many turns earlier a job comes: what a job of weight 1 costs in turns, less what this one does. 0 without a tip, below `TURNS_OF_TIPS` with any. */
export function tipBonusTurns(weight: number): number {
  return TURNS_OF_TIPS * (1 - 1 / weight);
}

/** Spread evenly over a runner's jobs, counted from 0: of any n in a row at least ⌊n · free / of⌋ are free. */
export function laneOf(claim: number, { free, of }: LanePolicy): Lane {
  refuseUnless(
    Number.isInteger(free) && Number.isInteger(of) && free >= 0 && free <= of && of > 0,
    'tip/lanes',
    `${free} of ${of} is no share`,
  );
  return ((claim % of) * free) % of < free ? 'free' : 'tips';
}

/** The one that a lane takes. Null when nobody waits. */
export function nextInLane<T extends WaitingJob>(waiting: readonly T[], lane: Lane, nowMs: number, policy: LanePolicy): T | null {
  const before = lane === 'free' ? freeOrder(nowMs, policy) : byPlace;
  return waiting.reduce<T | null>((first, job) => (first === null || before(job, first) < 0 ? job : first), null);
}

/** Those that a job was preferred to: who stands before it where tips are nothing. Credits are used up only when there is somebody. */
export function jumpedBy<T extends WaitingJob>(job: T, waiting: readonly T[], nowMs: number, policy: LanePolicy): T[] {
  const before = freeOrder(nowMs, policy);
  return waiting.filter((other) => before(other, job) < 0);
}

/** How many jobs its runners take, at the most, until they take one that is overdue behind `older` other overdue ones. It is among them. */
export function claimsUntilTaken(older: number, { free, of }: LanePolicy): number {
  refuseUnless(free > 0, 'tip/lanes', 'without a free lane there is no bound');
  return Math.ceil(((older + 1) * of) / free);
}

export interface QueueFacts {
  /** Jobs that were queued before it and still wait. */
  older: number;
  /** Of the runner. */
  slots: number;
  /** The limit of time of a job. */
  longestJobMs: number;
}

/** From the moment of queueing, under any tips: in the time of the longest job every slot takes one at least. */
export function longestWaitMs({ older, slots, longestJobMs }: QueueFacts, policy: LanePolicy): number {
  return policy.overdueAfterMs + Math.ceil(claimsUntilTaken(older, policy) / slots) * longestJobMs;
}

function freeOrder(nowMs: number, { overdueAfterMs }: LanePolicy) {
  const isOverdue = ({ queuedAtMs }: WaitingJob) => nowMs - queuedAtMs >= overdueAfterMs;
  return (a: WaitingJob, b: WaitingJob): number => {
    const late = [isOverdue(a), isOverdue(b)] as const;
    if (late[0] !== late[1]) return late[0] ? -1 : 1;
    return late[0] ? a.id - b.id : a.turn - b.turn || a.id - b.id;
  };
}

function byPlace(a: WaitingJob, b: WaitingJob): number {
  return a.place - b.place || a.id - b.id;
}
