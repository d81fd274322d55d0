// `grove backup` while people push, and `grove restore` into an empty hub: what comes back is one moment of the hub, whole.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@modelgrove/testing';
import pg from 'pg';
import { GitClient } from '../testing/git-client';
import { call, commitLargeFile, grove, sha256Of } from '../testing/hub-calls';
import { type AccountRef, LedgerService } from '../../modules/ledger';
import { startTestHub, type TestHub, type TestPerson } from '../testing/start-test-hub';
import { runGrove } from '.';
import { HoldKeeper } from '../../platform/backup/hold-keeper';
import { endHold } from '../../platform/backup/hold.store';

interface BackupAnswer {
  copied: number;
  kept: number;
  rows: number;
  missing: string[];
}

let hub: TestHub;
let git: GitClient;
let root: string;
let people: TestPerson[];
const targets: TestDatabase[] = [];

beforeAll(async () => {
  hub = await startTestHub();
  git = new GitClient();
  root = mkdtempSync(join(tmpdir(), 'grove-backup-'));
  people = [];
  for (const name of ['ada', 'bea', 'cem', 'dai']) people.push(await hub.person(name));
  for (const person of people) {
    await hub.repository(person, 'work');
    await git.git('.', 'clone', '-q', hub.gitUrl(`${person.name}/work`, person), `${person.name}-source`);
  }
});

afterAll(async () => {
  await hub?.stop();
  for (const target of targets) await target.drop();
  git?.remove();
  rmSync(root, { recursive: true, force: true });
});

describe('a backup', () => {
  it('taken while four clients push comes back as one moment: doctor finds nothing, clones are what was pushed', async () => {
    const stop = { now: false };
    const before = await Promise.all(people.map((person) => push(person, 0)));
    const pushing = people.map((person) => pushOn(person, stop));
    await backup('busy');
    await backup('busy');
    stop.now = true;
    await Promise.all(pushing);
    await restoredHub('busy', async (restored) => {
      expect(await examined(restored)).toEqual(['4 of 4 repositories are whole, every byte of their large files read']);
      for (const [i, person] of people.entries()) await expectSameHistory(restored, person, before[i]!);
    });
  }, 240_000);

  it('brings large files back with their bytes, and copies only those that are new when it is taken again', async () => {
    const bytes = Buffer.from('weights '.repeat(9000));
    await commitLargeFile(hub, people[0]!, 'ada/work', 'model.bin', bytes);
    await book('paid-in', -500n);
    const first = await backup('again');
    expect(first.copied).toBeGreaterThan(0);
    expect(await backup('again')).toMatchObject({ copied: 0, kept: first.copied + first.kept });
    await commitLargeFile(hub, people[1]!, 'bea/work', 'other.bin', Buffer.from('others '.repeat(9000)));
    expect(await backup('again')).toMatchObject({ copied: 1 });
    expect((await grove<{ problems: string[] }>(hub, 'backup', '--verify', join(root, 'again'))).answer.problems).toEqual([]);
    await restoredHub('again', async (restored) => {
      const answer = await fetch(`${restored.url}/ada/work/resolve/main/model.bin`);
      expect(sha256Of(Buffer.from(await answer.arrayBuffer()))).toBe(sha256Of(bytes));
      const me = await call(restored, people[0]!, 'GET', '/api/whoami-v2');
      expect(await me.json()).toMatchObject({ name: 'ada' });
      expect(await examined(restored, 'ledger')).toEqual(['1 transaction adds up, no day is closed yet']);
      const [before, after] = [await bookedAt(hub), await bookedAt(restored)];
      expect(after).toEqual(before);
    });
  }, 120_000);

  it('holds nothing any more once it has ended, however late its last renewal comes', async () => {
    const sql = new pg.Client(hub.connectionString);
    await sql.connect();
    await sql.query('begin');
    await sql.query('lock table instance_facts in exclusive mode');
    const keeper = new HoldKeeper(hub.connectionString, 'late');
    let isStopped = false;
    const stopping = keeper.stop().then(() => (isStopped = true));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(isStopped).toBe(false);
    await sql.query('commit');
    await stopping;
    await endHold(sql);
    expect((await sql.query(`select from instance_facts where key = 'backup_hold'`)).rowCount).toBe(0);
    await sql.end();
  });

  it('keeps the garbage collector from large files until it is done', async () => {
    const sql = new pg.Client(hub.connectionString);
    await sql.connect();
    const value = JSON.stringify({ id: 'some-backup', until: Date.now() / 1000 + 60 });
    await sql.query(`insert into instance_facts (key, value) values ('backup_hold', $1)`, [value]);
    await expect(grove(hub, 'gc')).rejects.toThrow(/A backup is being taken/);
    await sql.query(`update instance_facts set value = $1 where key = 'backup_hold'`, [value.replace(/\d+\.?\d*(?=})/, '1')]);
    expect((await grove(hub, 'gc')).code).toBe(0);
    await sql.query(`delete from instance_facts where key = 'backup_hold'`);
    await sql.end();
  });

  it('can be read by nobody but its owner', async () => {
    await backup('again');
    const files = readdirSync(join(root, 'again'), { recursive: true, encoding: 'utf8' }).map((name) =>
      statSync(join(root, 'again', name)),
    );
    expect(files.filter((file) => file.isFile()).map((file) => file.mode & 0o077)).toEqual(
      files.filter((file) => file.isFile()).map(() => 0),
    );
  });

  it('that was changed is refused before anything is touched, and --verify names what is wrong', async () => {
    await backup('hurt');
    const folder = join(root, 'hurt/objects/database');
    const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('public.namespaces.copy.gz'))!;
    const bytes = readFileSync(join(folder, file));
    bytes[bytes.length - 12]! ^= 1;
    writeFileSync(join(folder, file), bytes);
    const { code, answer } = await grove<{ problems: string[] }>(hub, 'backup', '--verify', join(root, 'hurt'));
    expect([code, answer.problems]).toEqual([1, [expect.stringMatching(/public\.namespaces\.copy\.gz has other bytes/)]]);
    expect(await restore('hurt', await emptyDatabase())).toMatchObject({
      code: 1,
      err: expect.stringMatching(/is damaged. Nothing was changed/),
    });
  });

  it('of a newer version is refused before anything is touched', async () => {
    await backup('newer');
    const target = await emptyDatabase();
    const manifest = join(root, 'newer/manifest.json');
    const text = readFileSync(manifest, 'utf8');
    writeFileSync(manifest, text.replace('"formatVersion": 2', '"formatVersion": 3'));
    expect((await restore('newer', target)).err).toMatch(/has format 3, and this version of Modelgrove knows 2/);
    writeFileSync(manifest, text.replace('"migrations": [', '"migrations": [ "29991231000000_later",'));
    expect((await restore('newer', target)).err).toMatch(/made by a newer version.*29991231000000_later/);
  });

  it('goes into an empty hub only, unless --overwrite takes away what is there', async () => {
    await backup('again');
    const target = await emptyDatabase();
    const sql = new pg.Client(target.connectionString);
    await sql.connect();
    await sql.query(`insert into namespaces (kind, name, name_key) values ('organization', 'there', 'there')`);
    await sql.end();
    expect((await restore('again', target)).err).toMatch(/There are accounts in this hub already. Nothing was changed/);
    expect(await restore('again', target, '--overwrite')).toMatchObject({ code: 0 });
  });

  it('is not written into a folder that holds something else', async () => {
    await expect(grove(hub, 'backup', git.root)).rejects.toThrow(/name an empty folder/);
  });
});

async function backup(name: string): Promise<BackupAnswer> {
  const { code, answer } = await grove<BackupAnswer>(hub, 'backup', join(root, name));
  expect([code, answer.missing]).toEqual([0, []]);
  return answer;
}

/** A commit of a small and a large file, pushed with git; the commit's oid. */
async function push(person: TestPerson, round: number): Promise<string> {
  const folder = `${person.name}-source`;
  await commitLargeFile(hub, person, `${person.name}/work`, `big-${round}.bin`, Buffer.from(`${person.name} ${round} `.repeat(4000)));
  await git.git(folder, 'pull', '-q', '--rebase');
  for (let i = 0; i < 5; i++) git.write(folder, `d${i}/f${round}.txt`, `${person.name} ${round} ${i}\n`.repeat(50));
  await git.git(folder, 'add', '.');
  await git.git(folder, 'commit', '-q', '-m', `round ${round}`);
  await git.git(folder, 'push', '-q');
  return git.git(folder, 'rev-parse', 'HEAD');
}

/** All the time, but not as much as they can: a slow backup would be given more to copy, and be slower. */
async function pushOn(person: TestPerson, stop: { now: boolean }): Promise<void> {
  for (let round = 1; !stop.now; round++) {
    await push(person, round);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** The restored branch is one that was pushed, not older than the backup, and git finds nothing wrong with it. */
async function expectSameHistory(restored: TestHub, person: TestPerson, atLeast: string): Promise<void> {
  const copy = `${person.name}-restored`;
  await git.git('.', 'clone', '-q', restored.gitUrl(`${person.name}/work`, person), copy);
  const head = await git.git(copy, 'rev-parse', 'HEAD');
  await git.git(copy, 'fsck', '--full');
  expect((await git.attempt(copy, 'merge-base', '--is-ancestor', atLeast, head)).code).toBe(0);
  expect((await git.attempt(`${person.name}-source`, 'merge-base', '--is-ancestor', head, 'HEAD')).code).toBe(0);
  const list = (folder: string): Promise<string> => git.git(folder, 'ls-tree', '-r', head);
  expect(await list(copy)).toBe(await list(`${person.name}-source`));
}

/** What doctor says of the contents: the surroundings of a test hub are not those of a server. */
async function examined(of: TestHub, what = 'contents'): Promise<string[]> {
  const { answer } = await grove<{ findings: { check: string; text: string }[] }>(of, 'doctor', '--deep');
  return answer.findings.filter(({ check }) => check === what || check.includes('/')).map(({ text }) => text);
}

function book(key: string, amountMinor: bigint): Promise<unknown> {
  const clearing: AccountRef = { kind: 'clearing', holder: null, qualifier: 'manual', currency: 'CNY' };
  const lines = [
    { account: clearing, amountMinor },
    { account: { kind: 'wallet' as const, holder: 1n, currency: 'CNY' }, amountMinor: -amountMinor },
  ];
  return hub.app.get(LedgerService, { strict: false }).post({ key, kind: 'top-up', reference: key, effectiveAt: new Date(), lines });
}

/** When things were written down is part of what is proven: a restore does not write them anew. */
async function bookedAt(of: TestHub): Promise<object[]> {
  const sql = new pg.Client(of.connectionString);
  await sql.connect();
  const { rows } = await sql.query<object>('select id, key, posted_at from ledger.transaction order by id');
  await sql.end();
  return rows;
}

async function emptyDatabase(): Promise<TestDatabase> {
  const target = await createTestDatabase();
  targets.push(target);
  return target;
}

function restore(name: string, target: TestDatabase, ...options: string[]): Promise<{ code: number; err: string }> {
  return restoreInto(join(root, `${name}-data`), name, target, ...options);
}

async function restoreInto(
  dataDir: string,
  name: string,
  target: TestDatabase,
  ...options: string[]
): Promise<{ code: number; err: string }> {
  const err: string[] = [];
  const env = { GROVE_DATA_DIR: dataDir, GROVE_DATABASE_URL: target.connectionString, GROVE_MIN_FREE_BYTES: '1MB' };
  const terminal = { env, out: () => undefined, err: (line: string) => void err.push(line), readInput: () => Promise.resolve('') };
  const code = await runGrove(['restore', join(root, name), ...options], terminal);
  return { code, err: err.join('\n') };
}

async function restoredHub(name: string, work: (restored: TestHub) => Promise<void>): Promise<void> {
  const target = await emptyDatabase();
  const dataDir = mkdtempSync(join(root, 'data-'));
  expect(await restoreInto(dataDir, name, target)).toMatchObject({ code: 0 });
  const restored = await startTestHub({ GROVE_DATABASE_URL: target.connectionString, GROVE_DATA_DIR: dataDir });
  try {
    await work(restored);
  } finally {
    await restored.stop();
  }
}
