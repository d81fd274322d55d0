// A hub that an older version filled: this version brings it up to date, and everything is still there. The files were recorded by
// scripts/record-upgrade-fixture.mjs with the real code of their time; they are never made anew.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '@modelgrove/testing';
import pg from 'pg';
import { bundledMigrations } from '../platform/database/migrate-bundle';
import { runGrove } from './grove';
import { GitClient } from './testing/git-client';
import { grove, sha256Of } from './testing/hub-calls';
import { startTestHub, type TestHub } from './testing/start-test-hub';

const FIXTURES = join(__dirname, 'testing/fixtures');
/** Of accounts in the recorded data, which nobody has anywhere else. */
const TOKEN = 'hf_recordedrecordedrecordedrecorded';
const PASSWORD = 'correct-horse-battery';
const WEIGHTS = Buffer.alloc(200_000, 'weights of an older version ');
const ada = { name: 'ada', token: TOKEN };

describe.each(readdirSync(FIXTURES).filter((name) => name.endsWith('.tar.gz')))('data of an older version (%s)', (fixture) => {
  let folder: string;
  let hub: TestHub;
  let drop: () => Promise<void>;
  let git: GitClient;
  const said: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'grove-upgrade-'));
    mkdirSync(join(folder, 'backup'));
    execFileSync('tar', ['-xzf', join(FIXTURES, fixture), '-C', join(folder, 'backup')]);
    const database = await createTestDatabase();
    drop = database.drop;
    const env = { GROVE_DATABASE_URL: database.connectionString, GROVE_DATA_DIR: join(folder, 'data'), GROVE_MIN_FREE_BYTES: '1MB' };
    const terminal = { env, out: (line: string) => void said.push(line), err: () => undefined, readInput: () => Promise.resolve('') };
    expect(await runGrove(['restore', join(folder, 'backup')], terminal)).toBe(0);
    hub = await startTestHub(env);
    git = new GitClient();
  }, 120_000);

  afterAll(async () => {
    await hub?.stop();
    await drop?.();
    git?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has every migration since, applied to its rows', async () => {
    expect(said.filter((line) => line.startsWith('applied ')).length).toBeGreaterThan(0);
    const sql = new pg.Client(hub.connectionString);
    await sql.connect();
    const { rows } = await sql.query<{ name: string }>('select migration_name as name from _prisma_migrations order by 1');
    await sql.end();
    expect(rows.map((row) => row.name)).toEqual(bundledMigrations());
  });

  it('lets people sign in with their password, and programs with their token', async () => {
    const answer = await fetch(`${hub.url}/hub/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: hub.url },
      body: JSON.stringify({ login: 'ada', password: PASSWORD }),
    });
    expect(answer.status).toBeLessThan(300);
    expect(await asAda('/api/whoami-v2')).toMatchObject({ name: 'ada' });
  });

  it('is cloned with its whole history, branches and tags, and pushed to', async () => {
    await git.git('.', 'clone', '-q', hub.gitUrl('ada/first', ada), 'first');
    await git.git('first', 'fsck', '--full');
    expect((await git.git('first', 'log', '--format=%s')).split('\n')).toEqual(['Recorded', 'Recorded', 'initial commit']);
    expect(await git.git('first', 'tag')).toBe('v1');
    expect(await git.git('first', 'branch', '-r')).toContain('origin/side');
    await git.git('.', 'clone', '-q', hub.gitUrl('datasets/acme/words', ada), 'words');
    expect(await git.git('words', 'log', '-1', '--format=%s')).toBe('Pushed to an older version');
    git.write('words', 'more.txt', 'four\n');
    await git.git('words', 'add', '.');
    await git.git('words', 'commit', '-q', '-m', 'Pushed to the new one');
    await git.git('words', 'push', '-q');
  });

  it('is downloaded byte for byte', async () => {
    const answer = await fetch(`${hub.url}/ada/first/resolve/main/model.bin`);
    expect(sha256Of(Buffer.from(await answer.arrayBuffer()))).toBe(sha256Of(WEIGHTS));
    expect(await (await fetch(`${hub.url}/ada/first/resolve/v1/docs/${encodeURIComponent('说明.md')}`)).text()).toBe('# 说明\n');
    expect(await asAda('/api/models/ada/first')).toMatchObject({ likes: 1, private: false });
  });

  it('counts for quotas what was stored before there were any', async () => {
    expect(await asAda('/hub/v1/namespaces/ada/usage')).toMatchObject({ repositories: 1, storedBytes: expect.any(Number) });
    const { storedBytes } = (await asAda('/hub/v1/namespaces/ada/usage')) as { storedBytes: number };
    expect(storedBytes).toBeGreaterThan(WEIGHTS.length);
  });

  it('is found whole by doctor', async () => {
    const { answer } = await grove<{ findings: { check: string; text: string }[] }>(hub, 'doctor', '--deep');
    const said = answer.findings.filter(({ check }) => check === 'contents' || check.includes('/')).map(({ text }) => text);
    expect(said).toEqual(['2 of 2 repositories are whole, every byte of their large files read']);
  });

  async function asAda(path: string): Promise<unknown> {
    return (await fetch(hub.url + path, { headers: { authorization: `Bearer ${TOKEN}` } })).json();
  }
});
