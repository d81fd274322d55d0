// From hub to hub by chunks: what is kept as chunks there is kept so here, and what the importing person could use already is not sent again.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { ImportExecutor, type ImportRequest, ImportsService, ImportTimings } from '../modules/imports';
import { TokensService } from '../modules/tokens';
import { commit, grove, sha256Of } from './testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';
import { accepted, ask, chunked, fileOf, shardOf, uploadByXet, type XetSession, xetSession, xorbOf } from './testing/xet-client';

jest.setTimeout(120_000);

let there: TestHub;
let here: TestHub;
let maker: TestPerson;
let owner: TestPerson;
let sql: pg.Client;

beforeAll(async () => {
  there = await startTestHub();
  maker = await there.person('maker');
  here = await startTestHub({ GROVE_UPSTREAMS: `there=${there.url}`, GROVE_EGRESS_ALLOW: 'localhost' });
  owner = await here.person('owner');
  Object.assign(service(ImportTimings), { pauseMs: 5, progressMs: 20, leaseMs: 5_000 });
  sql = new pg.Client(here.connectionString);
  await sql.connect();
}, 120_000);
afterAll(async () => {
  await sql?.end();
  await here?.stop();
  await there?.stop();
});

function service<T>(type: abstract new (...args: never[]) => T): T {
  return here.app.get<T>(type as never, { strict: false });
}

async function source(name: string, files: Record<string, Buffer>): Promise<{ id: string; session: XetSession }> {
  const id = await there.repository(maker, name);
  const session = await xetSession(there, maker, id, 'write');
  for (const bytes of Object.values(files)) await uploadByXet(session, bytes);
  await commitPointers(id, files);
  return { id, session };
}

async function commitPointers(id: string, files: Record<string, Buffer>): Promise<void> {
  const lines = Object.entries(files).map(([path, bytes]) => ({
    key: 'lfsFile',
    value: { path, algo: 'sha256', oid: sha256Of(bytes), size: bytes.length },
  }));
  await commit(there, maker, id, 'main', lines);
}

async function run(request: Partial<ImportRequest> & { source: string; name: string }) {
  const actor = (await service(TokensService).resolve(owner.token))!;
  const { id } = await service(ImportsService).start(actor, { namespace: owner.name, ...request }, 'spec');
  await service(ImportExecutor).execute(id, { holder: 'spec' });
  return service(ImportsService).get(actor, id);
}

async function treeOf(hub: TestHub, person: TestPerson, id: string): Promise<unknown[]> {
  const answer = await fetch(`${hub.url}/api/models/${id}/tree/main?recursive=true`, {
    headers: { authorization: `Bearer ${person.token}` },
  });
  return ((await answer.json()) as { path: string; lfs?: { oid: string }; xetHash?: string }[]).map(({ path, lfs, xetHash }) => [
    path,
    lfs?.oid,
    xetHash,
  ]);
}

async function downloaded(path: string): Promise<string> {
  const answer = await fetch(here.url + path, { headers: { authorization: `Bearer ${owner.token}` } });
  return sha256Of(Buffer.from(await answer.arrayBuffer()));
}

/** Xorbs kept here. */
async function xorbs(): Promise<number> {
  return Number((await sql.query('select count(*) as n from xet_xorbs')).rows[0].n);
}

const half = (length: number): Buffer => Buffer.concat([randomBytes(length), Buffer.alloc(length, 'weights ')]);

describe('an import by chunks', () => {
  it('keeps each file under the same Xet hash, and its bytes are right', async () => {
    const files = { 'a.bin': half(200_000), 'sub/b.bin': half(150_000) };
    const { id } = await source('whole', files);
    const record = await run({ source: `${there.url}/${id}`, name: 'whole' });
    expect(record).toMatchObject({ state: 'done', problem: null });
    expect(await treeOf(here, owner, 'owner/whole')).toEqual(await treeOf(there, maker, id));
    expect(await downloaded('/owner/whole/resolve/main/a.bin')).toBe(sha256Of(files['a.bin']));
    expect((await grove(here, 'doctor', '--deep', '--repository', 'owner/whole')).code).toBe(0);
  });

  it('brings with the history, too', async () => {
    const files = { 'a.bin': half(180_000) };
    const { id } = await source('history', files);
    const record = await run({ source: `${there.url}/${id}`, name: 'history', withHistory: true });
    expect(record).toMatchObject({ state: 'done', historyProblem: null });
    expect(await treeOf(here, owner, 'owner/history')).toEqual(await treeOf(there, maker, id));
  });

  it('fetches no xorb that the person could use here already', async () => {
    const { id, session } = await source('first', { 'a.bin': half(200_000) });
    await run({ source: `${there.url}/${id}`, name: 'first' });
    // The next version there: the same xorb with one more behind it.
    const bytes = half(200_000);
    const { xorb } = await uploadByXet(session, bytes);
    const more = xorbOf(chunked(half(100_000)));
    const next = fileOf([{ xorb }, { xorb: more }]);
    await accepted(await ask(session, 'POST', `/v1/xorbs/default/${more.hash}`, more.body));
    await accepted(await ask(session, 'POST', '/v1/shards', shardOf([next], [more])));
    await commitPointers(id, { 'b.bin': bytes });
    await run({ source: `${there.url}/${id}`, name: 'second' });
    const before = await xorbs();
    await commitPointers(id, { 'c.bin': Buffer.concat([...xorb.chunks, ...more.chunks]) });
    await run({ source: `${there.url}/${id}`, name: 'third' });
    expect(await xorbs()).toBe(before + 1);
    expect(await treeOf(here, owner, 'owner/third')).toEqual(await treeOf(there, maker, id));
  });

  it('comes plainly where the store there describes its chunks wrongly', async () => {
    const files = { 'a.bin': half(200_000) };
    const { id } = await source('damaged', files);
    const other = new pg.Client(there.connectionString);
    await other.connect();
    const changed = await other.query(
      `update xet_terms set body_end = body_end - 7 where file_hash = (select file_hash from xet_links where sha256 = $1)`,
      [Buffer.from(sha256Of(files['a.bin']), 'hex')],
    );
    await other.end();
    expect(changed.rowCount).toBe(1);
    const record = await run({ source: `${there.url}/${id}`, name: 'damaged' });
    expect(record.state).toBe('done');
    // Taken up where the damaged answer broke off.
    expect(await downloaded('/owner/damaged/resolve/main/a.bin')).toBe(sha256Of(files['a.bin']));
  });
});
