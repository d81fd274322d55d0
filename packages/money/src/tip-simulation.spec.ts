// The bound of tip-queue.ts, played through: by tippers who do what they can, and by what fast-check thinks of.
import fc from 'fast-check';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';
import { claimsUntilTaken, type LanePolicy, longestWaitMs } from './tip-queue';
import { type SimulatedClaim, type SimulatedJob, simulateQueue, type Simulation } from './tip-simulation';

const HALF: LanePolicy = { free: 1, of: 2, overdueAfterMs: 5_000 };
/** The order as it is today, with a bonus for tips in it. */
const TIPS_ONLY: LanePolicy = { free: 0, of: 1, overdueAfterMs: 5_000 };
/** As many as would keep one runner busy for ever, each under a new name with all the money of the world. */
const FLOOD = Array.from({ length: 400 }, (_, index): SimulatedJob => ({
  namespace: `tipper${index}`,
  arriveAtMs: index * 90,
  durationMs: 100,
  tipCredits: 1e9,
}));
const VICTIM: SimulatedJob = { namespace: 'victim', arriveAtMs: 50, durationMs: 100, tipCredits: 0 };

const claimOf = (claims: readonly SimulatedClaim[], job: number) => claims.find((claim) => claim.job === job)!;
const order = (claims: readonly SimulatedClaim[]) => claims.map(({ job }) => job);

test('without a free lane tippers who come again and again under new names leave somebody to the last', () => {
  const claims = simulateQueue({ jobs: [VICTIM, ...FLOOD], slots: 1, policy: TIPS_ONLY });
  expect(claimOf(claims, 0).claim).toBe(400);
});

test('with one they delay the same job by one place', () => {
  const claims = simulateQueue({ jobs: [VICTIM, ...FLOOD], slots: 1, policy: HALF });
  expect(claimOf(claims, 0).claim).toBeLessThanOrEqual(2);
});

test('a second job of somebody waits for new names without tips too, until it is overdue: then it is next', () => {
  const never = { ...HALF, overdueAfterMs: Number.MAX_SAFE_INTEGER };
  const jobs = [VICTIM, VICTIM, ...FLOOD];
  expect(claimOf(simulateQueue({ jobs, slots: 1, policy: never }), 1).waitMs).toBeGreaterThan(30_000);
  const claims = simulateQueue({ jobs, slots: 1, policy: HALF });
  expect(claimOf(claims, 1).waitMs).toBeLessThanOrEqual(longestWaitMs({ older: 1, slots: 1, longestJobMs: 100 }, HALF));
});

test('credits are used up by who went before somebody, and not where nobody waited', () => {
  const tip = { namespace: 'tipper', durationMs: 100, tipCredits: 50 };
  const idle = simulateQueue({
    jobs: [
      { ...tip, arriveAtMs: 0 },
      { ...tip, arriveAtMs: 200 },
    ],
    slots: 1,
    policy: TIPS_ONLY,
  });
  expect(idle.map(({ jumped, usedCredits }) => [jumped, usedCredits])).toEqual([
    [0, 0],
    [0, 0],
  ]);
  const first = { namespace: 'first', arriveAtMs: 0, durationMs: 100, tipCredits: 0 };
  const busy = simulateQueue({ jobs: [first, { ...first, namespace: 'second' }, { ...tip, arriveAtMs: 1 }], slots: 1, policy: TIPS_ONLY });
  expect(busy.map(({ job, jumped, usedCredits, waitMs }) => [job, jumped, usedCredits, waitMs])).toEqual([
    [0, 0, 0, 0],
    [2, 1, 50, 99],
    [1, 0, 0, 200],
  ]);
});

test('turns are given as the hub gives them: the second job of a namespace is behind the first of everybody, also of who came later', () => {
  const of = (namespace: string, arriveAtMs = 0) => ({ namespace, arriveAtMs, durationMs: 100, tipCredits: 0 });
  const claims = simulateQueue({
    jobs: [of('a'), of('a'), of('a'), of('b'), of('c', 150), of('a', 990), of('c', 1_000)],
    slots: 1,
    policy: TIPS_ONLY,
  });
  expect(order(claims)).toEqual([0, 3, 1, 4, 2, 5, 6]);
});

test('who comes to an empty queue, or comes back to it, begins where it is by now and not where it began', () => {
  const of = (namespace: string, arriveAtMs: number) => ({ namespace, arriveAtMs, durationMs: 100, tipCredits: 0 });
  const before = [...Array.from({ length: 6 }, () => of('a', 0)), of('c', 0), of('b', 1_000)];
  // While b has the only slot: turns 5, 6, 7 for d, 5 for c and 6 for a.
  const jobs = [...before, of('d', 1_003), of('d', 1_003), of('d', 1_003), of('c', 1_005), of('a', 1_006)];
  expect(order(simulateQueue({ jobs, slots: 1, policy: TIPS_ONLY })).slice(8)).toEqual([8, 11, 9, 12, 10]);
});

const someJobs = fc.array(
  fc.record({
    namespace: fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.string({ minLength: 2, maxLength: 4 })),
    arriveAtMs: fc.nat(20_000),
    durationMs: fc.integer({ min: 1, max: 2_000 }),
    tipCredits: fc.constantFrom(0, 0, 0, 1, 100, 1e9),
  }),
  { minLength: 1, maxLength: 50 },
);
const somePolicy = fc.record({ free: fc.integer({ min: 1, max: 3 }), of: fc.integer({ min: 3, max: 5 }), overdueAfterMs: fc.nat(8_000) });

test(
  'whoever is overdue is taken within the bound, in jobs and in time, whatever anybody tips',
  () => {
    fc.assert(
      fc.property(someJobs, fc.integer({ min: 1, max: 4 }), somePolicy, (jobs, slots, policy) => {
        const claims = simulateQueue({ jobs, slots, policy });
        expect(order(claims).toSorted((a, b) => a - b)).toEqual(jobs.map((_, index) => index));
        for (const claim of claims) expectBound(claim, claims, { jobs, slots, policy });
      }),
      fuzzBudget(100),
    );
  },
  FUZZ_TIMEOUT_MS,
);

function expectBound(
  { job, claim, atMs, waitMs }: SimulatedClaim,
  claims: readonly SimulatedClaim[],
  { jobs, slots, policy }: Simulation,
): void {
  const arriveAtMs = jobs[job]!.arriveAtMs;
  expect(waitMs).toBe(atMs - arriveAtMs);
  const isOlder = (other: number) => jobs[other]!.arriveAtMs < arriveAtMs || (jobs[other]!.arriveAtMs === arriveAtMs && other < job);
  const olderAt = (ms: number) => claims.filter((other) => isOlder(other.job) && other.atMs >= ms).length;
  const whileOverdue = claims.filter((other) => other.claim <= claim && other.atMs >= arriveAtMs + policy.overdueAfterMs).length;
  expect(whileOverdue).toBeLessThanOrEqual(claimsUntilTaken(olderAt(arriveAtMs + policy.overdueAfterMs), policy));
  const longestJobMs = Math.max(...jobs.map(({ durationMs }) => durationMs));
  expect(waitMs).toBeLessThanOrEqual(longestWaitMs({ older: olderAt(arriveAtMs), slots, longestJobMs }, policy));
}

test(
  'who waits with everybody else and does not tip waits for at most 1 / share as many jobs as without any tips',
  () => {
    fc.assert(
      fc.property(someJobs, somePolicy, (some, { free, of }) => {
        const jobs = some.map((one) => ({ ...one, arriveAtMs: 0 }));
        const policy = { free, of, overdueAfterMs: Number.MAX_SAFE_INTEGER };
        const [with_, without] = [jobs, jobs.map((one) => ({ ...one, tipCredits: 0 }))].map((all) =>
          simulateQueue({ jobs: all, slots: 1, policy }),
        );
        for (const { job, claim } of without!) expect(claimOf(with_!, job).claim).toBeLessThan(Math.ceil(((claim + 1) * of) / free));
        // Where nobody tips both lanes are the order of today, and nobody jumps.
        expect(without!.every(({ jumped, usedCredits }) => jumped === 0 && usedCredits === 0)).toBe(true);
        expect(order(without!)).toEqual(
          order(simulateQueue({ jobs: jobs.map((one) => ({ ...one, tipCredits: 0 })), slots: 1, policy: TIPS_ONLY_EVER })),
        );
        for (const { job, usedCredits } of with_!) expect([0, jobs[job]!.tipCredits]).toContain(usedCredits);
      }),
      fuzzBudget(100),
    );
  },
  FUZZ_TIMEOUT_MS,
);

const TIPS_ONLY_EVER: LanePolicy = { ...TIPS_ONLY, overdueAfterMs: Number.MAX_SAFE_INTEGER };
