// Which versions a purchase holds, on every path by which bytes leave the hub: whoever bought the versions up to a moment reads the repository as it stood then,
// whatever its author commits, moves or removes afterwards.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { LedgerService } from '../modules/ledger';
import { VersionGc } from '../modules/versions';
import { GitClient } from './testing/git-client';
import { answerOf, call, commit, commitLargeFile, file, sha256Of } from './testing/hub-calls';
import { payIn } from './testing/pay-in';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';
import { ask as askStore, uploadByXet, xetSession } from './testing/xet-client';

const AT = 'author/weights';
const OWN = '/repositories/model/author/weights';
const LICENCE = { licenceName: 'Weights licence 1', licenceText: 'You may use it.' };

let hub: TestHub;
let sql: pg.Client;
let git: GitClient;
let author: TestPerson;
let count = 0;

interface Body {
  id: string;
  code: string;
  sha: string;
  offer: { id: string; updatesMonths: number | null };
  versionsUntil: string | null;
  isBought: boolean;
  commits: { oid: string }[];
  items: { path: string }[];
  refs: { name: string }[];
  objects: { actions?: object; error?: { code: number } }[];
}

interface Answer {
  status: number;
  body: Body;
  text: string;
}

/** What a version has: a text, a large file that git-lfs sent, one that a Xet client sent, and its commit. */
interface Version {
  text: string;
  lfs: Buffer;
  xet: Buffer;
  xetHash: string;
  commit: string;
}

beforeAll(async () => {
  hub = await startTestHub({ GROVE_PAYMENTS: 'fake', GROVE_CURRENCY: 'USD' });
  sql = new pg.Client({ connectionString: hub.connectionString });
  await sql.connect();
  git = new GitClient();
  author = await hub.person('author');
});

afterAll(async () => {
  await sql?.end();
  await hub?.stop();
  git?.remove();
});

const raw = (person: TestPerson | null, method: string, path: string, body?: object): Promise<Answer> =>
  answerOf<Body>(hub, person, method, path, body);

const ask = (person: TestPerson | null, method: string, path: string, body?: object): Promise<Answer> =>
  raw(person, method, `/hub/v1${path}`, body);

async function publish(name: string): Promise<Version> {
  const [lfs, xet] = [Buffer.from(`${name} by git-lfs `.repeat(50)), Buffer.from(`${name} by chunks `.repeat(9000))];
  await commit(hub, author, AT, 'main', [file('config.json', `{"version":"${name}"}`)]);
  await commitLargeFile(hub, author, AT, 'weights.bin', lfs);
  const { file: sent } = await uploadByXet(await xetSession(hub, author, AT, 'write'), xet);
  const value = { path: 'chunks.bin', algo: 'sha256', oid: sha256Of(xet), size: xet.length };
  await commit(hub, author, AT, 'main', [{ key: 'lfsFile', value }]);
  return { text: `{"version":"${name}"}`, lfs, xet, xetHash: sent.hash, commit: await head(author) };
}

async function head(person: TestPerson): Promise<string> {
  return (await raw(person, 'GET', `/api/models/${AT}/revision/main`)).body.sha;
}

async function offer(updatesMonths: number | null, change: object = {}): Promise<Answer> {
  return ask(author, 'PUT', `${OWN}/offer`, { price: '9.99', ...LICENCE, updatesMonths, ...change });
}

async function buyer(): Promise<TestPerson> {
  const person = await hub.person(`buyer-${++count}`);
  const [row] = (await sql.query<{ id: string }>('select id from namespaces where name = $1', [person.name])).rows;
  await payIn(hub.app.get(LedgerService, { strict: false }), BigInt(row!.id), 5000n);
  return person;
}

async function buy(person: TestPerson): Promise<Answer> {
  const { offer: seen } = (await ask(person, 'GET', `${OWN}/offer`)).body;
  return ask(person, 'POST', `${OWN}/purchases`, { buyer: person.name, offerId: seen.id, requestKey: randomUUID() });
}

const giveBack = (sale: Answer): Promise<Answer> =>
  ask(author, 'POST', `/sales/${sale.body.id}/refunds`, { reason: 'asked for', requestKey: randomUUID() });

/** What the paths that name a version's bytes answer; main's text says which version that is. */
async function reads(person: TestPerson, { commit: oid, lfs, xet, xetHash }: Version): Promise<object> {
  const batch = { operation: 'download', objects: [{ oid: sha256Of(lfs), size: lfs.length }] };
  const chunks = { operation: 'download', objects: [{ oid: sha256Of(xet), size: xet.length }] };
  const session = await xetSession(hub, person, AT, 'read');
  const status = async (path: string): Promise<number> => (await raw(person, 'GET', path)).status;
  const hasLfs = async (body: object): Promise<boolean> =>
    (await raw(person, 'POST', `/${AT}.git/info/lfs/objects/batch`, body)).body.objects[0]?.actions !== undefined;
  return {
    resolve: await status(`/${AT}/resolve/${oid}/config.json`),
    short: await status(`/${AT}/resolve/${oid.slice(0, 10)}/weights.bin`),
    raw: await status(`/${AT}/raw/${oid}/config.json`),
    api: await status(`/api/models/${AT}/revision/${oid}`),
    tree: await status(`/api/models/${AT}/tree/${oid}`),
    content: await status(`/hub/v1${OWN}/content/${oid}/config.json`),
    changes: await status(`/hub/v1${OWN}/changes?revision=${oid}`),
    lfs: await hasLfs(batch),
    chunksByLfs: await hasLfs(chunks),
    xet: (await askStore(session, 'GET', `/v1/reconstructions/${xetHash}`)).status,
  };
}

const ALL = { resolve: 200, short: 200, raw: 200, api: 200, tree: 200, content: 200, changes: 200, lfs: true, chunksByLfs: true, xet: 200 };
const NONE = {
  resolve: 403,
  short: 403,
  raw: 403,
  api: 403,
  tree: 403,
  content: 403,
  changes: 403,
  lfs: false,
  chunksByLfs: false,
  xet: 404,
};

async function main(person: TestPerson): Promise<string> {
  return (await raw(person, 'GET', `/${AT}/resolve/main/config.json`)).text;
}

describe('a purchase that holds the versions of its day', () => {
  let first: Version;
  let second: Version;
  let early: TestPerson;
  let sale: Answer;

  it('is offered for what is bought once, with a number of months that makes sense', async () => {
    await hub.repository(author, 'weights');
    first = await publish('one');
    for (const wrong of [-1, 121, 1.5]) expect((await offer(wrong)).status).toBe(400);
    expect((await offer(3, { kind: 'monthly' })).body.code).toBe('sale/updates');
    expect((await offer(0)).body).toMatchObject({ updatesMonths: 0 });
  });

  it('reads all of what there was, and nothing of what came later', async () => {
    early = await buyer();
    sale = await buy(early);
    expect(sale.status).toBe(201);
    expect(await reads(early, first)).toEqual({ ...ALL });
    second = await publish('two');
    await commit(hub, author, AT, 'main', [file('later.txt', 'a path that was not there')]);
    second = { ...second, commit: await head(author) };
    await call(hub, author, 'POST', `/api/models/${AT}/branch/next`, {});

    expect(await main(author)).toBe(second.text);
    expect(await main(early)).toBe(first.text);
    expect(await head(early)).toBe(first.commit);
    expect(await reads(early, first)).toEqual(ALL);
    expect(await reads(early, second)).toEqual(NONE);
    expect(await reads(author, second)).toEqual(ALL);
    expect((await raw(early, 'GET', `/${AT}/resolve/next/config.json`)).status).toBe(404);
    expect((await raw(early, 'GET', `/${AT}/resolve/main/later.txt`)).status).toBe(404);
    const refused = await ask(early, 'GET', `${OWN}/content/${second.commit}/config.json`);
    expect(refused.body.code).toBe('version/not-bought');
    expect((await ask(early, 'GET', `${OWN}/offer`)).body).toMatchObject({ isBought: true, versionsUntil: expect.any(String) });
  });

  it('clones and fetches by git what it holds, and no commit that came later', async () => {
    await git.git('', 'clone', '-q', '-c', 'filter.lfs.smudge=cat', hub.gitUrl(AT, early), 'held');
    expect(await git.git('held', 'rev-parse', 'HEAD')).toBe(first.commit);
    expect(await git.git('held', 'branch', '-r', '--format=%(refname:short)')).not.toContain('next');
    const { code, stderr } = await git.attempt('held', 'fetch', '-q', 'origin', second.commit);
    expect([code === 0, stderr]).toEqual([false, expect.stringContaining('not our ref')]);
    expect((await git.attempt('held', 'cat-file', '-e', second.commit)).code).not.toBe(0);
  });

  it('is not given on by sharing files into a repository of one’s own, nor by duplicating it', async () => {
    await hub.repository(early, 'mine');
    const value = { path: 'stolen.bin', algo: 'sha256', oid: sha256Of(second.lfs), size: second.lfs.length };
    await expect(commit(hub, early, `${early.name}/mine`, 'main', [{ key: 'lfsFile', value }])).rejects.toThrow('not uploaded');
    expect((await raw(early, 'POST', `/api/models/${AT}/duplicate`, { repository: `${early.name}/copy` })).status).toBe(403);
  });

  it('is bought anew for the versions of that day, and holds the earlier ones again when that is given back', async () => {
    const again = await buy(early);
    expect(again.status).toBe(201);
    expect(await reads(early, second)).toEqual(ALL);
    expect((await giveBack(again)).status).toBe(200);
    expect(await main(early)).toBe(first.text);
    expect(await reads(early, second)).toEqual(NONE);
  });

  it('survives that its author makes the history one commit, and removes what nobody reads', async () => {
    await call(hub, author, 'POST', `/api/models/${AT}/super-squash/main`, {});
    await call(hub, author, 'DELETE', `/api/models/${AT}/branch/next`);
    const [row] = (await sql.query<{ id: string }>(`select id from repositories where name_key = 'weights'`)).rows;
    await sql.query(`update git.ref_event set at = at - interval '30 days' where repo_id = $1`, [row!.id]);
    await sql.query(`update sale_grants set versions_until = versions_until - interval '30 days' where repository_id = $1`, [row!.id]);
    await sql.query(`update blob_links set created_at = created_at - interval '30 days' where repository_id = $1`, [row!.id]);
    await sql.query(`update xet_links set created_at = created_at - interval '30 days' where repository_id = $1`, [row!.id]);
    await hub.app.get(VersionGc, { strict: false }).collect(BigInt(row!.id), { olderThanDays: 1 });
    const kept = await sql.query<{ oid: string }>(`select encode(oid, 'hex') as oid from git.commit where repo_id = $1`, [row!.id]);
    const oids = kept.rows.map(({ oid }) => oid);
    expect([oids.includes(first.commit), oids.includes(second.commit)]).toEqual([true, false]);
    expect(await main(early)).toBe(first.text);
    expect(await reads(early, first)).toEqual(ALL);
    await git.git('', 'clone', '-q', '-c', 'filter.lfs.smudge=cat', hub.gitUrl(AT, early), 'held-after-gc');
    expect(await git.git('held-after-gc', 'rev-parse', 'HEAD')).toBe(first.commit);
  });

  it('ends with its refund', async () => {
    expect((await giveBack(sale)).status).toBe(200);
    expect((await raw(early, 'GET', `/${AT}/resolve/main/config.json`)).status).toBe(403);
  });
});

describe('a purchase with a year of new versions', () => {
  let person: TestPerson;
  let third: Version;

  it('reads them as they come, and is not bought twice meanwhile', async () => {
    expect((await offer(12)).body).toMatchObject({ updatesMonths: 12 });
    person = await buyer();
    expect((await buy(person)).status).toBe(201);
    third = await publish('three');
    expect(await reads(person, third)).toEqual(ALL);
    expect((await ask(person, 'GET', `${OWN}/offer`)).body).toMatchObject({ isBought: true, versionsUntil: null });
    expect((await buy(person)).body.code).toBe('sale/bought');
    const [grant] = (
      await sql.query<{ months: number }>(
        `select extract(year from age(versions_until, since)) * 12 + extract(month from age(versions_until, since)) as months
         from sale_grants g join namespaces n on n.id = g.holder_id where n.name = $1`,
        [person.name],
      )
    ).rows;
    expect(Number(grant?.months)).toBe(12);
  });

  it('keeps what came in that year afterwards, also where a tag was moved since', async () => {
    await call(hub, author, 'POST', `/api/models/${AT}/tag/main`, { tag: 'stable', message: 'the stable one' });
    await sql.query(`update sale_grants set versions_until = now() where ended_at is null and versions_until > now()`);
    await call(hub, author, 'DELETE', `/api/models/${AT}/tag/stable`);
    const fourth = await publish('four');
    await call(hub, author, 'POST', `/api/models/${AT}/tag/main`, { tag: 'stable', message: 'another one' });
    expect(await reads(person, fourth)).toEqual(NONE);
    expect((await raw(person, 'GET', `/${AT}/resolve/stable/config.json`)).text).toBe(third.text);
    expect((await raw(author, 'GET', `/${AT}/resolve/stable/config.json`)).text).toBe(fourth.text);
    await git.git('', 'clone', '-q', '-c', 'filter.lfs.smudge=cat', '-b', 'stable', hub.gitUrl(AT, person), 'stable');
    expect(await git.git('stable', 'rev-parse', 'HEAD')).toBe(third.commit);
  });

  it('limits nothing for who may read it anyhow: when it becomes free, everybody reads it as it stands', async () => {
    expect(await main(person)).toBe('{"version":"three"}');
    await ask(author, 'DELETE', `${OWN}/offer`);
    expect(await main(person)).toBe('{"version":"four"}');
    expect((await ask(person, 'GET', `${OWN}/offer`)).body).toMatchObject({ versionsUntil: null });
  });

  it('holds of a copy what the copy had', async () => {
    await call(hub, author, 'POST', `/api/models/${AT}/duplicate`, { repository: 'author/copied' });
    const own = '/repositories/model/author/copied';
    await ask(author, 'PUT', `${own}/offer`, { price: '9.99', ...LICENCE, updatesMonths: 0 });
    const { offer: seen } = (await ask(person, 'GET', `${own}/offer`)).body;
    const wish = { buyer: person.name, offerId: seen.id, requestKey: randomUUID() };
    expect((await ask(person, 'POST', `${own}/purchases`, wish)).status).toBe(201);
    await commit(hub, author, 'author/copied', 'main', [file('config.json', 'five')]);
    expect((await raw(person, 'GET', '/author/copied/resolve/main/config.json')).text).toBe('{"version":"four"}');
  });
});
