// The lanes of the queue on a real PostgreSQL: the statement that claims is held to the policy of packages/money, and tips to their bound.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { claimsUntilTaken, jumpedBy, type Lane, laneOf, type LanePolicy, nextInLane, type WaitingJob } from '@modelgrove/money';
import { seededRandom } from '../common/seeded-random';
import { JobLanesStore } from '../modules/jobs/job-lanes.store';
import { JobClaimStore } from '../modules/jobs/job-claim.store';
import { RunnersService } from '../modules/jobs';
import { Database, statement } from '../platform/database';
import { Transaction } from '../platform/database/transaction';
import { startTestHub, type TestHub } from './testing/start-test-hub';

jest.setTimeout(120_000);

const SEED = Number(process.env.LANES_SEED ?? Math.floor(Math.random() * 2 ** 31));
const random = seededRandom(SEED);
const below = (limit: number): number => Math.floor(random() * limit);
const FREE = { cpus: 4, memoryBytes: 2 ** 34, gpus: 0 };
const LIMITS = { perNamespace: () => Promise.resolve(1_000_000), leaseMs: 60_000 };

let hub: TestHub;
let namespaceId: bigint;
let statements = 0;

beforeAll(async () => {
  hub = await startTestHub();
  await hub.person('alice');
  namespaceId = (await sql<{ id: bigint }>(`select id from namespaces where name = 'alice'`))[0]!.id;
});
afterAll(() => hub?.stop());
beforeEach(async () => {
  for (const table of ['jobs', 'job_shares', 'runners']) await sql(`delete from ${table}`);
  await sql('update job_lanes set is_used = false, free = 1, "of" = 2, overdue_after_seconds = 1800');
});

function service<T>(type: abstract new (...args: never[]) => T): T {
  return hub.app.get<T>(type as never, { strict: false });
}

const sql = <R extends object>(text: string, values: unknown[] = []): Promise<R[]> =>
  service(Database).rows(statement(`spec_lanes_${statements++}`, text), values);

async function runner(): Promise<bigint> {
  return (await service(RunnersService).registerBuiltIn(randomBytes(4).toString('hex'))).runner.id;
}

const claim = (id: bigint) =>
  service(Transaction).inTransaction(() => service(JobClaimStore).claim({ id, recipes: ['spec'] }, FREE, LIMITS));

interface Row {
  turn: number;
  bonus: number;
  agoSeconds: number;
}

/** In the order of queueing, so that ids are as well. */
async function queue(rows: readonly Row[]): Promise<(WaitingJob & { bonus: number })[]> {
  const nowMs = Date.now();
  const made = await sql<{ id: bigint }>(
    `insert into jobs (key, kind, recipe, namespace_id, title, state, settings, cpus, memory_bytes, gpus, seconds_limit, turn, free_place, place, tip_bonus, queued_at)
     select 'ftjob-' || gen_random_uuid(), 'spec', 'spec', $1, 'x', 'queued', '{}', 1, 1, 0, 60, r.turn, r.turn, r.turn - r.bonus, r.bonus,
       now() - r.ago * interval '1 second'
     from unnest($2::float8[], $3::float8[], $4::float8[]) with ordinality as r(turn, bonus, ago, at) order by r.at returning id`,
    [namespaceId, rows.map(({ turn }) => turn), rows.map(({ bonus }) => bonus), rows.map(({ agoSeconds }) => agoSeconds)],
  );
  return rows.map(({ turn, bonus, agoSeconds }, index) => {
    return { id: Number(made[index]!.id), turn, bonus, place: turn - bonus, queuedAtMs: nowMs - agoSeconds * 1000 };
  });
}

/** What is overdue is so by minutes: the two clocks need not agree to the millisecond. */
function randomRows(): Row[] {
  const ages = Array.from({ length: 1 + below(25) }, () => 60 * below(60) + 30).sort((a, b) => b - a);
  return ages.map((agoSeconds) => ({ agoSeconds, turn: below(8) - 4, bonus: random() < 0.4 ? random() * 10 : 0 }));
}

it(`takes what the policy takes, in random queues (seed ${SEED})`, async () => {
  const lanes = service(JobLanesStore);
  for (let round = 0; round < 25; round++) {
    await sql('delete from jobs');
    const of = 1 + below(5);
    const policy: LanePolicy = { of, free: 1 + below(of), overdueAfterMs: 60_000 * below(60) };
    await lanes.set({ ...policy, overdueAfterSeconds: policy.overdueAfterMs / 1000 });
    await sql('update job_lanes set is_used = true');
    const waiting = await queue(randomRows());
    const id = await runner();
    for (let count = 0; waiting.length > 0; count++) {
      const lane: Lane = laneOf(count, policy);
      const expected = nextInLane(waiting, lane, Date.now(), policy)!;
      const jumped = expected.bonus > 0 ? jumpedBy(expected, waiting, Date.now(), policy).length : null;
      expect(await claim(id)).toEqual({ id: BigInt(expected.id), jumped, priceMicro: null });
      waiting.splice(waiting.indexOf(expected), 1);
    }
    expect(await claim(id)).toBeNull();
  }
});

it('is the order of places while nobody has ever tipped, however long some wait', async () => {
  const rows = Array.from({ length: 20 }, (_, index) => ({ agoSeconds: 9_000 - index, turn: below(6), bonus: 0 }));
  const waiting = await queue(rows);
  const id = await runner();
  const order = [];
  for (let next = await claim(id); next; next = await claim(id)) order.push(Number(next.id));
  const byPlace = waiting.toSorted((a, b) => a.place - b.place || a.id - b.id).map((job) => job.id);
  expect(order).toEqual(byPlace);
});

it.each([1, 3])('takes an untipped job within the bound, whatever others tip, with %i runners', async (count) => {
  const policy: LanePolicy = { free: 1, of: 3, overdueAfterMs: 0 };
  await service(JobLanesStore).set({ free: 1, of: 3, overdueAfterSeconds: 0 });
  await sql('update job_lanes set is_used = true');
  const older = 4;
  const jobs = await queue(Array.from({ length: older + 1 }, (_, index) => ({ agoSeconds: 100 - index, turn: 50, bonus: 0 })));
  const runners = await Promise.all(Array.from({ length: count }, runner));
  const bound = claimsUntilTaken(older + count - 1, policy);
  const mine = BigInt(jobs.at(-1)!.id);
  let taken = 0;
  for (let found = false; !found; taken++) {
    // New namespaces come with the first turn that waits, each with the most that tips can do, before every claim.
    await queue(Array.from({ length: 2 }, () => ({ agoSeconds: 0, turn: 0, bonus: 9.9 })));
    // The adversary also chooses who asks: each runner in its lane of tips as long as it can.
    found = (await claim(runners[Math.min(Math.floor(taken / 2), taken) % count]!))?.id === mine;
    expect(taken).toBeLessThan(bound);
  }
  expect(taken).toBeGreaterThan(older + 1);
});

it('keeps what a tip did only where it did something', async () => {
  const [first, second] = await queue([
    { agoSeconds: 10, turn: 1, bonus: 5 },
    { agoSeconds: 5, turn: 2, bonus: 5 },
  ]);
  await sql('update job_lanes set is_used = true');
  const id = await runner();
  expect(await claim(id)).toEqual({ id: BigInt(first!.id), jumped: 0, priceMicro: null });
  expect(await claim(id)).toEqual({ id: BigInt(second!.id), jumped: 0, priceMicro: null });
  const bonuses = await sql<{ bonus: number; place: number }>('select tip_bonus as bonus, place from jobs order by id');
  expect(bonuses).toEqual([
    { bonus: 0, place: 1 },
    { bonus: 0, place: 2 },
  ]);
});

it('does not take a job that somebody moves at the same moment, and takes it the next time', async () => {
  const [job] = await queue([{ agoSeconds: 10, turn: 1, bonus: 0 }]);
  const id = await runner();
  // Somebody else's connection.
  const other = new pg.Client({ connectionString: hub.connectionString });
  await other.connect();
  await other.query('begin');
  await other.query('update jobs set tip_bonus = 3, place = free_place - 3 where id = $1', [job!.id]);
  const early = claim(id);
  await untilSomebodyWaits();
  await other.query('commit');
  await other.end();
  expect(await early).toBeNull();
  expect(await claim(id)).toEqual({ id: BigInt(job!.id), jumped: 0, priceMicro: null });
});

async function untilSomebodyWaits(): Promise<void> {
  for (let waits = false; !waits;) {
    const rows = await sql<{ waits: boolean }>(
      `select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waits`,
    );
    waits = rows[0]!.waits;
  }
}
