// What jobs promise whatever happens at the same time: fences that hold inside transactions, bills that are written once, and a true answer to why one waits.
import { randomBytes } from 'node:crypto';
import type { UserActor } from '../common/actor';
import { AccessService } from '../modules/access';
import { type Claimed, JobKinds, JobMoves, type JobRecord, JobsService, RunnerDesk, RunnersService, UsageStore } from '../modules/jobs';
import { JobQueueStore } from '../modules/jobs/job-queue.store';
import { TokensService } from '../modules/tokens';
import { Database, statement } from '../platform/database';
import { Transaction } from '../platform/database/transaction';
import { call, file } from './testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

const GIB = 1024 ** 3;
const NEEDS = { recipe: 'spec', cpus: 1, memoryBytes: GIB, gpus: 0 };
const CAPACITY = { cpus: 4, memoryBytes: 16 * GIB, gpus: 0 };
const OFFER = {
  version: '1',
  host: { os: 'linux', architecture: 'x64', backend: 'process' as const, gpuNames: [] },
  recipes: ['spec'],
  slots: 1,
  problem: null,
  ...CAPACITY,
};
const RESULT = 'alice/result';

let hub: TestHub;
let people: TestPerson[];

beforeAll(async () => {
  hub = await startTestHub();
  people = [await hub.person('alice'), await hub.person('bob'), await hub.person('carol')];
  await hub.repository(people[0]!, 'result');
  service(JobKinds).add({
    kind: 'spec',
    assign: async (job) => ({
      settings: {},
      model: null,
      train: [],
      validation: [],
      result: { type: 'model', repository: RESULT },
      token: await service(TokensService).createForAttempt(
        job.createdById!,
        { jobId: job.id, attempt: job.attempt },
        job.key,
        [{ entity: { type: 'model', name: RESULT }, permissions: ['repo.write'] }],
        new Date(Date.now() + 3_600_000),
      ),
    }),
    card: () => Promise.resolve([]),
  });
});
afterAll(() => hub?.stop());
afterEach(async () => {
  for (const [name, table] of Object.entries({ spec_jobs: 'jobs', spec_shares: 'job_shares', spec_runners: 'runners' }))
    await service(Database).execute(statement(name, `delete from ${table}`));
});

function service<T>(type: abstract new (...args: never[]) => T): T {
  return hub.app.get<T>(type as never, { strict: false });
}

async function actorOf(person: TestPerson): Promise<UserActor> {
  return (await service(TokensService).resolve(person.token))!;
}

type Change = Partial<typeof NEEDS & { priority: -1 | 0 | 1 }>;

async function queued(person: TestPerson, change: Change = {}): Promise<JobRecord> {
  const namespace = await service(AccessService).namespace(await actorOf(person), person.name, 'run-jobs');
  const asked = { ...NEEDS, kind: 'spec', title: 'a job', settings: {}, secondsLimit: 60, priority: 0 as const, ...change };
  const job = await service(JobsService).create(namespace, asked, () => Promise.resolve());
  await service(JobMoves).quote(job.id, {}, 'It costs nothing.');
  await service(JobMoves).enqueue(job.id, 'user:spec');
  return job;
}

/** Of a runner of its own; with `free`, of what that has free. */
async function runner(): Promise<(free?: Partial<typeof CAPACITY>) => Promise<Claimed | null>> {
  const registered = await service(RunnersService).registerBuiltIn(randomBytes(4).toString('hex'));
  const { signal } = new AbortController();
  return (free = {}) => service(RunnerDesk).claim(registered.runner, OFFER, { ...CAPACITY, ...free }, 0, signal);
}

const fenceOf = ({ job }: Claimed) => ({ jobId: job.id, attempt: job.attempt });
const FAILURE = { class: 'input', code: 'spec/over', message: 'Over.' } as const;

async function leaseEnds(): Promise<void> {
  await service(Database).execute(
    statement('spec_lease_ends', `update jobs set lease_until = now() - interval '1 second' where state = 'running'`),
  );
  for (const lost of await service(JobQueueStore).lost()) await service(JobMoves).lose(lost);
  await service(Database).execute(statement('spec_no_pause', 'update jobs set not_before = now()'));
}

function billsOf({ job }: Claimed): Promise<{ key: string; quantity: number }[]> {
  return service(Database).rows(
    statement('spec_bills', `select key, quantity from usage_events where key like 'job:' || $1::bigint || ':%'`),
    [job.id],
  );
}

describe('an attempt that was lost', () => {
  it('is refused inside the transaction, however far it had come before another one began', async () => {
    const claim = await runner();
    await queued(people[0]!);
    const lost = (await claim())!;
    await leaseEnds();
    const next = (await claim())!;
    expect(next.job).toMatchObject({ key: lost.job.key, attempt: 2 });
    const gone = { code: 'job/lease-lost' };
    await expect(service(Transaction).inTransaction(() => service(RunnerDesk).held(fenceOf(lost)))).rejects.toMatchObject(gone);
    await expect(service(JobMoves).succeed(fenceOf(lost), 'runner:zombie', {}, true)).rejects.toMatchObject(gone);
    await expect(service(JobMoves).fail(fenceOf(lost), 0, FAILURE, 'runner:zombie')).rejects.toMatchObject(gone);
    expect(await service(JobsService).get(await actorOf(people[0]!), next.job.key)).toMatchObject({ state: 'running', attempt: 2 });
    expect(await billsOf(next)).toEqual([]);
  });

  it('commits nothing when that happens while its commit is on its way', async () => {
    const claim = await runner();
    await queued(people[0]!);
    const { assignment } = (await claim())!;
    const answer = await committedIn(assignment.token, leaseEnds);
    expect(answer).toMatchObject({ status: 409 });
    expect(await answer.text()).toContain('does not hold the job any more');
    const commits = (await (await call(hub, people[0]!, 'GET', `/api/models/${RESULT}/commits/main`)).json()) as { title: string }[];
    expect(commits.map(({ title }) => title)).not.toContain('of the job');
  });

  /** The hub has seen who asks before `meanwhile`, and the last line comes after it. */
  function committedIn(token: string, meanwhile: () => Promise<void>): Promise<Response> {
    const header = { key: 'header', value: { summary: 'of the job', description: '' } };
    const lines = [header, file('adapter.txt', 'zombie')].map((line) => Buffer.from(`${JSON.stringify(line)}\n`));
    const body = new ReadableStream({
      async start(controller) {
        controller.enqueue(lines[0]);
        await new Promise((resolve) => setTimeout(resolve, 500));
        await meanwhile();
        controller.enqueue(lines[1]);
        controller.close();
      },
    });
    const request = { method: 'POST', body, duplex: 'half', headers: { authorization: `Bearer ${token}` } } as RequestInit;
    return fetch(`${hub.url}/api/models/${RESULT}/commit/main`, request);
  }
});

describe('what a job used', () => {
  it('is counted once, with its end, however often the end is told', async () => {
    const claim = await runner();
    await queued(people[0]!);
    const given = (await claim())!;
    const usage = { trainedTokens: 40, trainedExamples: 4 };
    const end = () => service(JobMoves).succeed(fenceOf(given), 'runner:spec', {}, true, usage);
    const answers = await Promise.allSettled([end(), end(), end()]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'job/lease-lost' });
    const { id } = given.job;
    expect((await billsOf(given)).map(({ key }) => key).sort()).toEqual([`job:${id}:attempt:1:seconds`, `job:${id}:trained-tokens`]);
  });

  it('is one entry for its key, whoever says it how often', async () => {
    const { namespaceId } = await queued(people[1]!);
    const usage = { key: 'spec:once', namespaceId, kind: 'trained-tokens' as const, quantity: 7 };
    expect([await service(UsageStore).add(usage), await service(UsageStore).add({ ...usage, quantity: 9 })]).toEqual([true, false]);
    expect(await service(UsageStore).total(namespaceId, 'trained-tokens', new Date(0))).toBe(7);
  });
});

describe('why a job waits', () => {
  interface Waiting {
    position: number;
    reason: string;
    resource: string | null;
    ahead: { key: string | null }[];
  }

  /** What each of `jobs` is told, in the order of the places that they are told. Ends on two that are told the same one. */
  async function placesOf(jobs: readonly { job: JobRecord; owner: TestPerson }[]): Promise<{ key: string; waiting: Waiting }[]> {
    const told = [];
    for (const { job, owner } of jobs) {
      const answer = await call(hub, owner, 'GET', `/hub/v1/jobs/${job.key}/waiting`);
      told.push({ key: job.key, waiting: (await answer.json()) as Waiting });
    }
    told.sort((a, b) => a.waiting.position - b.waiting.position);
    expect(told.map(({ waiting }) => waiting.position)).toEqual(told.map((_, index) => index + 1));
    return told;
  }

  /** Whom one sees by name is at the place that is said. */
  function namesAreTrue(told: readonly { key: string; waiting: Waiting }[]): void {
    for (const { waiting } of told)
      for (const [index, { key }] of waiting.ahead.entries()) if (key !== null) expect(key).toBe(told[index]!.key);
  }

  it.each([1, 2, 3])(
    'is told truly: a runner takes them in that order, whatever is cancelled, given back or queued meanwhile (%i)',
    async (seed) => {
      const [claim, dice] = [await runner(), diceOf(seed)];
      await claim({ cpus: 0 });
      const waiting = new Map<string, { job: JobRecord; owner: TestPerson }>();
      const add = async (): Promise<void> => {
        const owner = people[dice(people.length)]!;
        const change = { priority: (dice(3) - 1) as -1 | 0 | 1, memoryBytes: [1, 4, 40][dice(3)]! * GIB };
        const job = await queued(owner, change);
        if (change.memoryBytes < CAPACITY.memoryBytes) waiting.set(job.key, { job, owner });
      };
      for (let count = 0; count < 12; count += 1) await add();
      let taken = 0;
      for (; waiting.size > 0; taken += 1) {
        const told = await placesOf([...waiting.values()]);
        namesAreTrue(told);
        expect(told.map(({ waiting: { reason } }) => reason)).toEqual(told.map((_, index) => (index === 0 ? 'starting' : 'ahead')));
        const given = (await claim())!;
        expect(given.job.key).toBe(told[0]!.key);
        if (dice(4) === 0) {
          // keeps its place
          await service(JobMoves).fail(
            fenceOf(given),
            0,
            { class: 'infrastructure', code: 'runner/stopped', message: 'Stops.' },
            'runner:spec',
          );
        } else {
          waiting.delete(given.job.key);
          const rest = [...waiting.values()];
          const whileBusy = await placesOf(rest);
          expect(whileBusy.map(({ key }) => key)).toEqual(told.slice(1).map(({ key }) => key));
          expect(whileBusy.map(({ waiting: { reason } }) => reason)).toEqual(whileBusy.map((_, index) => (index === 0 ? 'busy' : 'ahead')));
          expect(new Set(whileBusy.map(({ waiting: { resource } }) => resource))).toEqual(new Set(whileBusy.length > 0 ? ['slots'] : []));
          await service(JobMoves).fail(fenceOf(given), 0, FAILURE, 'runner:spec');
        }
        if (taken < 5 && dice(2) === 0) await add();
        const chosen = [...waiting.values()][dice(waiting.size * 4)];
        if (!chosen) continue;
        await service(JobsService).cancel(await actorOf(chosen.owner), chosen.job.key);
        waiting.delete(chosen.job.key);
      }
      expect(taken).toBeGreaterThan(5);
      expect(await claim()).toBeNull();
    },
  );
});

/** Whole numbers below a bound, the same for the same seed. */
function diceOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
