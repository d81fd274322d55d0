// `grove gc` on what a hub leaves behind: a dry run says what would go and takes nothing, a run takes exactly that.
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import pg from 'pg';
import { ObjectStore } from '../../platform/object-store';
import { call, commit, commitLargeFile, file, grove, sha256Of, storedFiles } from '../testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from '../testing/start-test-hub';

const DAY_MS = 86_400_000;
const CHECKPOINT = Buffer.from('a checkpoint');
const MODEL = Buffer.from('weights '.repeat(4000));

let hub: TestHub;
let alice: TestPerson;
let sql: pg.Client;

beforeAll(async () => {
  hub = await startTestHub();
  alice = await hub.person('alice');
  sql = new pg.Client(hub.connectionString);
  await sql.connect();
});

afterAll(async () => {
  await sql?.end();
  await hub?.stop();
});

describe('grove gc', () => {
  it('takes the large files that no repository links any more, after it was asked for a dry run that takes nothing', async () => {
    await repositoryWithModel('kept');
    await repositoryWithModel('gone');
    expect(await collected('--dry-run')).toMatchObject({ files: { count: 0 } });
    await remove('gone');
    await remove('kept');
    await age();
    expect(await collected('--dry-run')).toMatchObject({ isDryRun: true, files: { count: 1, bytes: MODEL.length } });
    expect(await kept()).toEqual({ rows: 1, files: 1 });
    expect(await collected()).toMatchObject({ isDryRun: false, files: { count: 1, bytes: MODEL.length } });
    expect(await kept()).toEqual({ rows: 0, files: 0 });
  });

  it('leaves what is linked, and what is young', async () => {
    await repositoryWithModel('linked');
    await age();
    expect(await collected()).toMatchObject({ files: { count: 0 } });
    await remove('linked');
    await sql.query('update blob_objects set created_at = now()');
    expect(await collected()).toMatchObject({ files: { count: 0 } });
    expect(await kept()).toEqual({ rows: 1, files: 1 });
  });

  it('takes the commits that a deleted branch left behind, once they are old enough', async () => {
    const id = await hub.repository(alice, 'branches');
    await call(hub, alice, 'POST', `/api/models/${id}/branch/side`, {});
    await commit(hub, alice, id, 'side', [file('a.txt', 'a')]);
    await call(hub, alice, 'DELETE', `/api/models/${id}/branch/side`);
    expect(await collected()).toMatchObject({ versions: [] });
    expect(await collected('--older-than-days', '0', '--dry-run')).toMatchObject({ versions: [{ repository: id, commits: 1 }] });
    expect(await collected('--older-than-days', '0')).toMatchObject({ versions: [{ repository: id, commits: 1 }] });
    expect(await collected('--older-than-days', '0')).toMatchObject({ versions: [] });
    expect((await grove(hub, 'doctor', '--repository', id)).code).toBe(0);
  });

  it('takes checkpoints of jobs that ended long ago and of jobs that are gone, never those that a job may go on from', async () => {
    const live = await checkpointOf(await job('running', null), 'live-one');
    const ended = await checkpointOf(await job('succeeded', '8 days'), 'ended-long-ago');
    const just = await checkpointOf(await job('failed', '1 day'), 'ended-just-now');
    await bytesOf('checkpoints/0/without-a-job');
    await bytesOf('checkpoints/0/on-its-way');
    for (const name of ['live-one', 'ended-long-ago', 'ended-just-now', 'without-a-job']) makeOld(name);
    expect(await collected('--dry-run')).toMatchObject({ checkpoints: { count: 2, bytes: 2 * CHECKPOINT.length } });
    expect(stored('ended-long-ago')).toBe(true);
    expect(await collected()).toMatchObject({ checkpoints: { count: 2, bytes: 2 * CHECKPOINT.length } });
    const left = [live, ended, just, 'checkpoints/0/without-a-job', 'checkpoints/0/on-its-way'].map((key) => stored(key.split('/')[2]!));
    expect(left).toEqual([true, false, true, false, true]);
    expect(await collected()).toMatchObject({ checkpoints: { count: 0, bytes: 0 } });
  });

  it('has a doctor who misses the checkpoint that a job would go on from', async () => {
    const { rows } = await sql.query<{ key: string }>(`select key from jobs where state = 'running'`);
    const key = rows[0]!.key;
    expect(await checkpointFindings('--deep')).toEqual([]);
    writeFileSync(storedFiles(hub, 'live-one')[0]!, Buffer.alloc(CHECKPOINT.length));
    expect(await checkpointFindings()).toEqual([]);
    expect(await checkpointFindings('--deep')).toMatchObject([
      { level: 'warning', check: `job ${key}`, text: expect.stringContaining('other bytes') },
    ]);
    rmSync(storedFiles(hub, 'live-one')[0]!);
    expect(await checkpointFindings()).toMatchObject([
      { level: 'warning', check: `job ${key}`, text: expect.stringContaining('is missing') },
    ]);
  });
});

async function checkpointFindings(...options: string[]): Promise<object[]> {
  const { answer } = await grove<{ findings: { check: string }[] }>(hub, 'doctor', ...options);
  return answer.findings.filter(({ check }) => check.startsWith('job '));
}

async function job(state: string, endedAgo: string | null): Promise<bigint> {
  const { rows } = await sql.query<{ id: bigint }>(
    `insert into jobs (key, namespace_id, kind, recipe, title, state, settings, cpus, memory_bytes, gpus, seconds_limit, ended_at, attempt, lease_until)
     select 'ftjob-' || $1 || coalesce($2, ''), id, 'finetune', 'sft-lora', 'a job', $1, '{}', 1, 1, 0, 60, now() - $2::interval, 1, case when $1 = 'running' then now() + interval '1 day' end
     from namespaces where name = 'alice' returning id`,
    [state, endedAgo],
  );
  return rows[0]!.id;
}

async function checkpointOf(id: bigint, name: string): Promise<string> {
  const key = await bytesOf(`checkpoints/${id}/${name}`);
  await sql.query(
    `insert into job_checkpoints (job_id, step, attempt, storage_key, size_bytes, sha256) values ($1, 10, 1, $2, $3, decode($4, 'hex'))`,
    [id, key, CHECKPOINT.length, sha256Of(CHECKPOINT)],
  );
  return key;
}

async function bytesOf(key: string): Promise<string> {
  await hub.app
    .get(ObjectStore, { strict: false })
    .put(key, Readable.from([CHECKPOINT]), { sizeBytes: CHECKPOINT.length, sha256: sha256Of(CHECKPOINT) });
  return key;
}

function makeOld(name: string): void {
  const monthAgo = new Date(Date.now() - 30 * DAY_MS);
  for (const path of storedFiles(hub, name)) utimesSync(path, monthAgo, monthAgo);
}

function stored(name: string): boolean {
  return storedFiles(hub, name).length > 0;
}

async function collected(...options: string[]): Promise<object> {
  const { code, answer } = await grove<object>(hub, 'gc', ...options);
  expect(code).toBe(0);
  return answer;
}

async function repositoryWithModel(name: string): Promise<void> {
  await commitLargeFile(hub, alice, await hub.repository(alice, name), 'model.bin', MODEL);
}

async function remove(name: string): Promise<void> {
  await call(hub, alice, 'DELETE', '/api/repos/delete', { organization: alice.name, name, type: 'model' });
}

/** As if everything had been there for a month. */
async function age(): Promise<void> {
  await sql.query(`update blob_objects set created_at = now() - interval '30 days'`);
  const monthAgo = new Date(Date.now() - 30 * DAY_MS);
  for (const name of storedFiles(hub, sha256Of(MODEL))) utimesSync(name, monthAgo, monthAgo);
}

async function kept(): Promise<{ rows: number; files: number }> {
  const { rows } = await sql.query<{ n: string }>('select count(*) as n from blob_objects');
  return { rows: Number(rows[0]?.n), files: storedFiles(hub, sha256Of(MODEL)).length };
}
