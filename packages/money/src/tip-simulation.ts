// A queue of jobs with tips, played through event by event: the turns of modules/jobs, the lanes of tip-queue.ts, one runner with slots. No clock: time is
// what the jobs say. For showing the bound, and for an operator who asks what another share of the free lane would have done to last week's jobs.
import {
  jumpedBy,
  type Lane,
  laneOf,
  type LanePolicy,
  nextInLane,
  type TipCurve,
  TIP_CURVE,
  tipBonusTurns,
  tipWeight,
  type WaitingJob,
} from './tip-queue';

export interface SimulatedJob {
  namespace: string;
  arriveAtMs: number;
  durationMs: number;
  tipCredits: number;
}

export interface Simulation {
  /** In any order. */
  jobs: readonly SimulatedJob[];
  slots: number;
  policy: LanePolicy;
  curve?: TipCurve;
}

export interface SimulatedClaim {
  /** Among the jobs that were given. */
  job: number;
  /** Counted from 0. */
  claim: number;
  atMs: number;
  waitMs: number;
  lane: Lane;
  /** Jobs that were before it where tips are nothing. */
  jumped: number;
  /** The whole tip when it jumped somebody, else nothing. */
  usedCredits: number;
}

interface Queued extends WaitingJob {
  job: number;
  durationMs: number;
  tipCredits: number;
}

interface Turns {
  last: Map<string, number>;
  /** The furthest turn that was ever taken. */
  front: number;
}

/** One claim for each job, in the order in which they were taken. */
export function simulateQueue({ jobs, slots, policy, curve = TIP_CURVE }: Simulation): SimulatedClaim[] {
  const coming = jobs.map((job, index) => ({ ...job, index })).sort((a, b) => a.arriveAtMs - b.arriveAtMs || a.index - b.index);
  const freeAtMs = Array.from({ length: slots }, () => 0);
  const turns: Turns = { last: new Map(), front: 0 };
  const waiting: Queued[] = [];
  const claims: SimulatedClaim[] = [];
  let arrived = 0;
  while (claims.length < jobs.length) {
    const slot = freeAtMs.indexOf(Math.min(...freeAtMs));
    const nowMs = waiting.length > 0 ? freeAtMs[slot]! : Math.max(freeAtMs[slot]!, coming[arrived]!.arriveAtMs);
    for (; arrived < coming.length && coming[arrived]!.arriveAtMs <= nowMs; arrived += 1)
      waiting.push(queued(coming[arrived]!, arrived, waiting, turns, curve));
    const claim = claimOne(waiting, claims.length, nowMs, policy);
    turns.front = Math.max(turns.front, claim.taken.turn);
    freeAtMs[slot] = nowMs + claim.taken.durationMs;
    claims.push(claim.said);
  }
  return claims;
}

/** As JobQueueStore.queued: one behind the last of its namespace, never before the first that waits. */
function queued(job: SimulatedJob & { index: number }, id: number, waiting: readonly Queued[], turns: Turns, curve: TipCurve): Queued {
  const { index, namespace, arriveAtMs, durationMs, tipCredits } = job;
  const front = waiting.length > 0 ? Math.min(...waiting.map(({ turn }) => turn)) : turns.front;
  const turn = Math.max((turns.last.get(namespace) ?? front - 1) + 1, front);
  turns.last.set(namespace, turn);
  return {
    id,
    job: index,
    queuedAtMs: arriveAtMs,
    turn,
    place: turn - tipBonusTurns(tipWeight(tipCredits, curve)),
    durationMs,
    tipCredits,
  };
}

function claimOne(waiting: Queued[], claim: number, atMs: number, policy: LanePolicy): { taken: Queued; said: SimulatedClaim } {
  const lane = laneOf(claim, policy);
  const taken = nextInLane(waiting, lane, atMs, policy)!;
  const jumped = jumpedBy(taken, waiting, atMs, policy).length;
  waiting.splice(waiting.indexOf(taken), 1);
  const { job, queuedAtMs, tipCredits } = taken;
  return { taken, said: { job, claim, atMs, waitMs: atMs - queuedAtMs, lane, jumped, usedCredits: jumped > 0 ? tipCredits : 0 } };
}
