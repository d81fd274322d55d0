// From one whole hub to another: the operator's command, tokens, what is private there, what is here already, and what stops half-way.
import { randomBytes } from 'node:crypto';
import { SYSTEM } from '../common/actor';
import { BlobLimits, BlobUploadService } from '../modules/blobs';
import { ImportExecutor, type ImportRequest, ImportsService, ImportTimings } from '../modules/imports';
import { RepositoriesService } from '../modules/repositories';
import { TokensService } from '../modules/tokens';
import { Database, statement } from '../platform/database';
import { call, commit, commitLargeFile, file, grove, groveText, sha256Of } from './testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

jest.setTimeout(120_000);

let there: TestHub;
let here: TestHub;
let maker: TestPerson;
let owner: TestPerson;
const LARGE = randomBytes(300_000);

beforeAll(async () => {
  there = await startTestHub();
  maker = await there.person('maker');
  here = await startTestHub({ GROVE_UPSTREAMS: `there=${there.url}`, GROVE_EGRESS_ALLOW: 'localhost' });
  owner = await here.person('owner');
  Object.assign(service(ImportTimings), { pauseMs: 5, progressMs: 20, leaseMs: 5_000 });
  Object.assign(service(BlobLimits), { minimumPartBytes: 64 * 1024 });
}, 120_000);
afterAll(async () => {
  await here?.stop();
  await there?.stop();
});

function service<T>(type: abstract new (...args: never[]) => T): T {
  return here.app.get<T>(type as never, { strict: false });
}

async function source(name: string, options: { isPrivate?: boolean; type?: 'model' | 'dataset' } = {}): Promise<string> {
  const id = await there.repository(maker, name, options);
  const path = options.type === 'dataset' ? `datasets/${id}` : id;
  await commit(
    there,
    maker,
    id,
    'main',
    [file('README.md', '---\nlicense: mit\n---\n# Hello\n'), file('a b/ü #1.txt', 'text'), file('empty', '')],
    options.type,
  );
  return path;
}

async function actorOf(person: TestPerson) {
  const actor = await service(TokensService).resolve(person.token);
  if (!actor) throw new Error('no such person');
  return actor;
}

async function run(request: Partial<ImportRequest> & { source: string; name: string }, person = owner) {
  const actor = await actorOf(person);
  const imports = service(ImportsService);
  const { id } = await imports.start(actor, { namespace: person.name, ...request }, 'spec');
  await service(ImportExecutor).execute(id, { holder: 'spec' });
  return imports.get(actor, id);
}

async function treeOf(hub: TestHub, person: TestPerson, id: string, type = 'models') {
  const answer = await call(hub, person, 'GET', `/api/${type}/${id}/tree/main?recursive=true`);
  const items = (await answer.json()) as { type: string; path: string; oid: string; size: number; lfs?: { oid: string } }[];
  return items.map(({ path, oid, size, lfs }) => [path, oid, size, lfs?.oid ?? null]);
}

describe('an import from another hub', () => {
  it('brings exactly its files as one commit, says where they came from, and is as open as it was', async () => {
    const id = await source('plain');
    await commitLargeFile(there, maker, id, 'weights/model.bin', LARGE);
    const record = await run({ source: `${there.url}/${id}`, name: 'plain' });
    expect(record).toMatchObject({ state: 'done', problem: null, filesDone: 5, filesTotal: 5 });
    expect(record.bytesDone).toBe(record.bytesTotal);
    expect(await treeOf(here, owner, 'owner/plain')).toEqual(await treeOf(there, maker, id));
    const commits = (await (await call(here, owner, 'GET', '/api/models/owner/plain/commits/main')).json()) as {
      title: string;
      message: string;
    }[];
    expect(commits.map(({ title }) => title)).toEqual([`Import ${id} at main`]);
    expect(commits[0]?.message).toContain(`${there.url}/${id}`);
    const answer = await fetch(`${here.url}/owner/plain/resolve/main/weights/model.bin`);
    expect([answer.status, sha256Of(Buffer.from(await answer.arrayBuffer()))]).toEqual([200, sha256Of(LARGE)]);
    const from = await service(RepositoriesService).importedFrom(record.repositoryId!);
    expect(from).toMatchObject({ url: `${there.url}/${id}`, revision: 'main', commit: record.commitOid });
  });

  it('is an operator’s command, for a dataset at a tag as well', async () => {
    const path = await source('rows', { type: 'dataset' });
    const id = path.replace('datasets/', '');
    await call(there, maker, 'POST', `/api/datasets/${id}/tag/main`, { tag: 'v1' });
    await commit(there, maker, id, 'main', [file('later.txt', 'not at the tag')], 'dataset');
    const { answer } = await grove<{ state: string; files: number }>(
      here,
      'import',
      `${there.url}/${path}/tree/v1`,
      'owner/rows-v1',
      '--public',
    );
    expect(answer).toMatchObject({ state: 'done', files: 4, type: 'dataset' });
    expect((await treeOf(here, owner, 'owner/rows-v1', 'datasets')).map(([name]) => name)).not.toContain('later.txt');
    const refused = await groveText(here, 'import', 'https://elsewhere.example/a/b', 'owner');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('does not import from elsewhere.example');
  });

  it('of something private takes the person’s own token, which is kept no longer than the import, and stays private here', async () => {
    const id = await source('secret', { isPrivate: true });
    await expect(run({ source: id, name: 'secret' })).rejects.toMatchObject({ code: 'import/source-not-found' });
    await expect(run({ source: id, name: 'secret', token: 'hf_wrong' })).rejects.toMatchObject({ code: 'import/token-rejected' });
    const record = await run({ source: id, name: 'secret', isPrivate: false, token: maker.token });
    expect(record).toMatchObject({ state: 'done', isPrivate: true });
    expect((await fetch(`${here.url}/api/models/owner/secret`)).status).toBe(401);
    const audit = await service(ImportsService).get(SYSTEM, record.id);
    expect(JSON.stringify(audit, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(maker.token);
  });

  it('fetches no byte of what the person may read here already, and all of what only others may', async () => {
    const [id, another] = [await source('shared-1'), await source('shared-2')];
    const bytes = randomBytes(200_000);
    for (const name of [id, another]) await commitLargeFile(there, maker, name, 'model.bin', bytes);
    const stranger = await here.person('stranger');
    await run({ source: id, name: 'mine', isPrivate: true });
    const [plan, receive] = [jest.spyOn(service(BlobUploadService), 'receivePart'), jest.spyOn(service(BlobUploadService), 'receive')];
    await run({ source: another, name: 'mine-again', isPrivate: true });
    expect([plan.mock.calls.length, receive.mock.calls.length]).toEqual([0, 0]);
    await run({ source: another, name: 'theirs' }, stranger);
    expect(plan.mock.calls.length + receive.mock.calls.length).toBeGreaterThan(0);
    plan.mockRestore();
    receive.mockRestore();
  });

  it('with its history brings every commit as it is, former large files and tags included', async () => {
    const id = await source('long-ago');
    await commitLargeFile(there, maker, id, 'model.bin', randomBytes(150_000));
    await call(there, maker, 'POST', `/api/models/${id}/tag/main`, { tag: 'v1', message: 'The first' });
    await call(there, maker, 'POST', `/api/models/${id}/tag/main`, { tag: 'light' });
    await commitLargeFile(there, maker, id, 'model.bin', randomBytes(140_000));
    await call(there, maker, 'POST', `/api/models/${id}/branch/elsewhere`, {});
    await commit(there, maker, id, 'elsewhere', [file('only-there.txt', 'x')]);
    await call(there, maker, 'POST', `/api/models/${id}/tag/elsewhere`, { tag: 'on-another-branch' });
    const record = await run({ source: id, name: 'long-ago', withHistory: true });
    expect(record).toMatchObject({ state: 'done', historyProblem: null, problem: null });
    expect(await refsOf(here, owner, 'owner/long-ago')).toEqual(
      (await refsOf(there, maker, id)).filter(([name]) => !['elsewhere', 'on-another-branch'].includes(name)),
    );
    const oids = async (hub: TestHub, person: TestPerson, at: string) =>
      ((await (await call(hub, person, 'GET', `/api/models/${at}/commits/main`)).json()) as { id: string }[]).map((one) => one.id);
    expect(await oids(here, owner, 'owner/long-ago')).toEqual(await oids(there, maker, id));
    const former = await fetch(`${here.url}/owner/long-ago/resolve/v1/model.bin`);
    expect([former.status, (await former.arrayBuffer()).byteLength]).toEqual([200, 150_000]);
    expect((await grove<{ findings: object[] }>(here, 'doctor')).code).toBe(0);
  });

  it('without the former large files that the other hub has lost comes with its files only, and says so', async () => {
    const id = await source('forgetful');
    const lost = randomBytes(100_000);
    await commitLargeFile(there, maker, id, 'model.bin', lost);
    await commitLargeFile(there, maker, id, 'model.bin', randomBytes(90_000));
    const lose = statement('spec_lose', `delete from blob_links where sha256 = decode($1, 'hex')`);
    await there.app.get(Database, { strict: false }).execute(lose, [sha256Of(lost)]);
    const record = await run({ source: id, name: 'forgetful', withHistory: true });
    expect(record).toMatchObject({ state: 'done', historyProblem: expect.stringContaining('model.bin') as string });
    expect(await treeOf(here, owner, 'owner/forgetful')).toEqual(await treeOf(there, maker, id));
    expect((await grove<{ findings: object[] }>(here, 'doctor')).code).toBe(0);
  });
});

async function refsOf(hub: TestHub, person: TestPerson, id: string): Promise<[string, string][]> {
  const answer = await call(hub, person, 'GET', `/api/models/${id}/refs`);
  const { branches, tags } = (await answer.json()) as Record<'branches' | 'tags', { name: string; targetCommit: string }[]>;
  return [...branches, ...tags].map(({ name, targetCommit }): [string, string] => [name, targetCommit]).sort();
}
