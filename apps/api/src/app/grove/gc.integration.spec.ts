// `grove gc` on what a hub leaves behind: a dry run says what would go and takes nothing, a run takes exactly that.
import { utimesSync } from 'node:fs';
import pg from 'pg';
import { call, commit, commitLargeFile, file, grove, sha256Of, storedFiles } from '../testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from '../testing/start-test-hub';

const DAY_MS = 86_400_000;
const MODEL = Buffer.from('weights '.repeat(4000));

let hub: TestHub;
let alice: TestPerson;
let sql: pg.Client;

beforeAll(async () => {
  hub = await startTestHub();
  alice = await hub.person('alice');
  sql = new pg.Client(hub.connectionString);
  await sql.connect();
}, 60_000);

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
  }, 60_000);

  it('leaves what is linked, and what is young', async () => {
    await repositoryWithModel('linked');
    await age();
    expect(await collected()).toMatchObject({ files: { count: 0 } });
    await remove('linked');
    await sql.query('update blob_objects set created_at = now()');
    expect(await collected()).toMatchObject({ files: { count: 0 } });
    expect(await kept()).toEqual({ rows: 1, files: 1 });
  }, 60_000);

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
  }, 60_000);
});

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
