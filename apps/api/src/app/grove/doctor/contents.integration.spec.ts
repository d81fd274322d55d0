// The doctor on the hub's contents: content with what is whole, and sure to see each kind of damage that was done on purpose.
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import pg from 'pg';
import { commit, commitLargeFile, file, grove, sha256Of, storedFiles } from '../../testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from '../../testing/start-test-hub';
import type { Finding } from './finding';

let hub: TestHub;
let alice: TestPerson;
let sql: pg.Client;
let made = 0;

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

interface Report {
  findings: Finding[];
  problems: number;
}

/** A repository of three commits with a folder and a large file. */
async function repository(): Promise<{ id: string; number: string; large: string; stored: string }> {
  const id = await hub.repository(alice, `r${++made}`);
  const bytes = Buffer.from(`weights of ${id} `.repeat(3000));
  await commit(hub, alice, id, 'main', [file('folder/a.txt', 'one'), file('b.txt', 'two')]);
  await commit(hub, alice, id, 'main', [file('folder/a.txt', 'three')]);
  await commitLargeFile(hub, alice, id, 'model.bin', bytes);
  const { rows } = await sql.query<{ id: string }>('select id from repositories where name = $1', [`r${made}`]);
  return { id, number: rows[0]!.id, large: sha256Of(bytes), stored: storedFiles(hub, sha256Of(bytes))[0]! };
}

async function look(id: string, ...options: string[]): Promise<{ code: number; texts: string[] }> {
  const { code, answer } = await grove<Report>(hub, 'doctor', '--repository', id, ...options);
  return { code, texts: answer.findings.map((finding) => `${finding.level} ${finding.text}`) };
}

describe('grove doctor on repositories', () => {
  it('is content with what is whole, bytes included', async () => {
    const { id } = await repository();
    expect(await look(id, '--deep')).toEqual({
      code: 0,
      texts: ['ok 1 of 1 repository is whole, every byte of their large files read'],
    });
  });

  it('misses the bytes of a large file, and sees when they are too few', async () => {
    const [missing, short] = [await repository(), await repository()];
    rmSync(missing.stored);
    truncateSync(short.stored, 100);
    expect(await look(missing.id)).toMatchObject({ code: 1, texts: [expect.stringContaining('(blob/missing)'), expect.anything()] });
    expect(await look(short.id)).toMatchObject({ code: 1, texts: [expect.stringContaining('(blob/wrong-size)'), expect.anything()] });
  });

  it('sees a flipped bit of a large file when it looks deeply', async () => {
    const { id, stored } = await repository();
    const bytes = readFileSync(stored);
    bytes[7]! ^= 1;
    rmSync(stored);
    writeFileSync(stored, bytes);
    expect((await look(id)).code).toBe(0);
    expect(await look(id, '--deep')).toMatchObject({ code: 1, texts: [expect.stringContaining('(blob/wrong-bytes)'), expect.anything()] });
  });

  it('misses a link without which a version could not be downloaded', async () => {
    const { id, number, large } = await repository();
    await sql.query(`delete from blob_links where repository_id = $1 and sha256 = decode($2, 'hex')`, [number, large]);
    expect(await look(id)).toMatchObject({
      code: 1,
      texts: [expect.stringContaining('(blob/link-missing)'), expect.stringContaining('(usage/off)'), expect.anything()],
    });
  });

  it.each([
    [
      'a git object that is missing',
      `delete from git.object where repo_id = $1 and oid = (select tree from git.commit where repo_id = $1 and idx = 1)`,
    ],
    [
      'a git object of other bytes',
      `update git.object set data = (select data from git.object where repo_id = $1 and type = 3 and base is null limit 1)
       where repo_id = $1 and oid = (select oid from git.object where repo_id = $1 and type = 3 and base is null order by oid desc limit 1)`,
    ],
    [
      'a ref that leads nowhere',
      `update git.ref set oid = decode(repeat('ab', 20), 'hex') where repo_id = $1 and name = 'refs/heads/main'`,
    ],
  ])('sees %s', async (_what, damage) => {
    const { id, number } = await repository();
    expect((await sql.query(damage, [number])).rowCount).toBeGreaterThan(0);
    expect((await look(id)).code).toBe(1);
  });

  it('makes anew what commits are said to have brought', async () => {
    const { id, number } = await repository();
    await sql.query(`update git.commit set new_oids = ''::bytea where repo_id = $1 and idx = 2`, [number]);
    await sql.query('delete from git.change where repo_id = $1', [number]);
    const before = await look(id);
    expect(before).toMatchObject({ code: 1 });
    expect(before.texts.join('\n')).toContain('(commit/new-oids)');
    expect((await look(id, '--repair')).code).toBe(0);
    expect(await look(id)).toEqual({ code: 0, texts: ['ok 1 of 1 repository is whole'] });
  });

  it('goes through all repositories beside what surrounds them', async () => {
    const { code, answer } = await grove<Report>(hub, 'doctor');
    expect(code).toBe(1);
    expect(answer.findings.map((finding) => finding.check)).toEqual(expect.arrayContaining(['database', 'object store', 'contents']));
    expect(await grove(hub, 'doctor', '--repository', 'alice/none').catch((error: Error) => error.message)).toContain('no repository');
  });
});
