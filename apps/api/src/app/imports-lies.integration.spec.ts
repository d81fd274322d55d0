// Imports from a server that lies, breaks off, refuses, or sends elsewhere; and from one that is honest while something happens here.
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { SYSTEM } from '../common/actor';
import { AccountsService } from '../modules/accounts';
import { BlobLimits } from '../modules/blobs';
import { ImportExecutor, type ImportRequest, ImportsService, ImportTimings } from '../modules/imports';
import { QuotasService } from '../modules/quotas';
import { TokensService } from '../modules/tokens';
import { Database, statement } from '../platform/database';
import { call, commit, file } from './testing/hub-calls';
import { json, type LyingHub, sendRange, startLyingHub } from './testing/lying-hub';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

jest.setTimeout(120_000);

let there: LyingHub;
let here: TestHub;
let owner: TestPerson;
let count = 0;

beforeAll(async () => {
  there = await startLyingHub();
  const elsewhere = there.url.replace('localhost', '127.0.0.1');
  here = await startTestHub({
    GROVE_UPSTREAMS: `there=${there.url},forbidden=${elsewhere}`,
    GROVE_UPSTREAM_TOKENS: 'there=hf_ofTheOperator',
    GROVE_EGRESS_ALLOW: 'localhost',
  });
  owner = await here.person('owner');
  Object.assign(service(ImportTimings), { pauseMs: 1, progressMs: 20, leaseMs: 5_000, tries: 4, silenceMs: 1_000, askedSilenceMs: 500 });
  Object.assign(service(BlobLimits), { minimumPartBytes: 64 * 1024 });
}, 120_000);
afterAll(async () => {
  await here?.stop();
  await there?.stop();
});
beforeEach(() => there.reset());

function service<T>(type: abstract new (...args: never[]) => T): T {
  return here.app.get<T>(type as never, { strict: false });
}

async function actorOf(person: TestPerson) {
  const actor = await service(TokensService).resolve(person.token);
  if (!actor) throw new Error('no such person');
  return actor;
}

async function begin(request: Partial<ImportRequest> = {}, person = owner) {
  const wish = { source: `${there.url}/some/model`, namespace: person.name, name: `model-${++count}`, ...request };
  return service(ImportsService).start(await actorOf(person), wish, 'spec');
}

async function run(request: Partial<ImportRequest> = {}, person = owner) {
  const { id } = await begin(request, person);
  await service(ImportExecutor).execute(id, { holder: 'spec' });
  return service(ImportsService).get(SYSTEM, id);
}

const isContent = (url: string | undefined, path: string): boolean => url?.endsWith(`/${path}`) ?? false;

describe('what the other hub says when it is asked', () => {
  const refuse = (status: number, headers: Record<string, string> = {}, body = '{}') => {
    there.lie = (_request, response) => void response.writeHead(status, headers).end(body);
  };

  it.each([
    ['a page', () => refuse(200, { 'content-type': 'text/html' }, '<!doctype html>'), 'import/not-a-hub'],
    ['a page that says 404', () => refuse(404, {}, '<html>'), 'import/not-a-hub'],
    ['that there is nothing', () => refuse(401, { 'x-error-code': 'RepoNotFound' }), 'import/source-not-found'],
    ['that there is no such revision', () => refuse(404, { 'x-error-code': 'RevisionNotFound' }), 'import/revision-not-found'],
    ['that it is gated', () => refuse(403, { 'x-error-code': 'GatedRepo' }), 'import/gated'],
    ['that it is forbidden', () => refuse(403, {}, '{"error":"no"}'), 'import/forbidden'],
    ['that the token is wrong', () => refuse(401, {}, '{"error":"Invalid credentials in Authorization header"}'), 'import/token-rejected'],
    ['that it is broken', () => refuse(500), 'import/upstream-away'],
    ['that it is busy', () => refuse(429, { 'retry-after': '3' }), 'import/upstream-away'],
    ['to look at the same place again', () => refuse(302, { location: '/api/models/some/model/revision/main' }), 'import/redirects'],
    ['to look at a file of this machine', () => refuse(302, { location: 'file:///etc/passwd' }), 'import/not-a-hub'],
    ['no commit', () => refuse(200, {}, '{"id":"some/model"}'), 'import/not-a-hub'],
    ['nothing at all', () => (there.lie = () => true), 'import/upstream-away'],
  ])('is understood: %s', async (_what, lie, code) => {
    lie();
    await expect(begin()).rejects.toMatchObject({ code });
    expect((await service(ImportsService).list(await actorOf(owner), null, 50)).imports).toEqual([]);
  });

  it('is not asked at all for what cannot be right', async () => {
    await expect(begin({ source: 'https://elsewhere.example/a/b' })).rejects.toMatchObject({ code: 'import/unknown-upstream' });
    await expect(begin({ source: 'not a name' })).rejects.toMatchObject({ code: 'import/bad-source' });
    await expect(begin({ source: `${there.url}/only/one/too/many` })).rejects.toMatchObject({ code: 'import/bad-source' });
    await expect(begin({ token: 'two words' })).rejects.toMatchObject({ code: 'import/bad-token' });
    await expect(begin({ namespace: 'somebody-else' })).rejects.toMatchObject({ code: 'access/forbidden' });
    expect(there.asked).toEqual([]);
    await expect(begin({ source: 'some/model', upstream: 'forbidden' })).rejects.toMatchObject({ code: 'import/address-refused' });
    const taken = await begin();
    await expect(begin({ name: taken.name })).rejects.toMatchObject({ code: 'repository/exists' });
  });
});

describe('what the other hub sends', () => {
  it('is taken up where it broke off, waits when it is told to, and does without ranges', async () => {
    let breaks = 3;
    there.lie = (request, response) => {
      if (isContent(request.url, 'README.md') && breaks-- > 0) return json(response, 429, {}, { 'retry-after': '0' }) as never;
      if (isContent(request.url, 'sub/a.txt')) return void response.writeHead(200).end('text');
      const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
      if (!isContent(request.url, 'big.bin') || range?.[1] !== '0') return false;
      // Only the beginning is sent of what begins at the beginning.
      const content = there.files.get('big.bin')!.content;
      const length = Number(range[2]) - Number(range[1]) + 1;
      response.writeHead(206, { 'content-length': length, 'content-range': `bytes ${range[1]}-${range[2]}/${content.length}` });
      response.write(content.subarray(Number(range[1]), Number(range[1]) + 500), () => response.destroy());
      return true;
    };
    const record = await run();
    expect(record).toMatchObject({ state: 'done', problem: null, filesDone: 3 });
    const starts = there.asked.filter(({ line }) => line.includes('big.bin')).map(({ headers }) => String(headers.range).split(/[=-]/)[1]);
    expect(starts).toEqual(['0', '500']);
  });

  it.each([
    ['other bytes of the same length', (content: Buffer) => Buffer.alloc(content.length, 'z')],
    ['too little', (content: Buffer) => content.subarray(0, content.length - 3)],
    ['a page', () => Buffer.from('<html>sign in</html>')],
  ])('is refused when it is not what it lists: %s', async (_what, lieOf) => {
    for (const path of ['big.bin', 'sub/a.txt']) {
      there.lie = (request, response) => {
        if (!isContent(request.url, path)) return false;
        sendRange(request, response, lieOf(there.files.get(path)!.content));
        return true;
      };
      const record = await run();
      expect([path, record.state, record.problem?.code]).toEqual([path, 'failed', 'import/wrong-bytes']);
      const tree = await call(here, owner, 'GET', `/api/models/owner/${record.name}/tree/main`);
      expect(((await tree.json()) as { path: string }[]).map((item) => item.path)).not.toContain(path);
    }
  });

  it('is refused with the reason when it can be no repository here', async () => {
    const problemWith = async (...paths: string[]) => {
      there.reset();
      for (const path of paths) there.files.set(path, { content: Buffer.from(path) });
      return (await run()).problem?.code;
    };
    expect(await problemWith('../../etc/passwd')).toBe('import/path');
    expect(await problemWith('readme.MD')).toBe('path/collision');
    there.reset();
    there.lie = (request, response) => {
      if (!request.url?.includes('/tree/')) return false;
      json(response, 200, [], { link: `<https://elsewhere.example${request.url}>; rel="next"` });
      return true;
    };
    expect((await run()).problem?.code).toBe('import/not-a-hub');
  });

  it('needs a right that only its contents ask for', async () => {
    there.lie = (request, response) => {
      if (!request.url?.includes('/resolve/')) return false;
      json(response, 403, {}, { 'x-error-code': 'GatedRepo' });
      return true;
    };
    expect(await run()).toMatchObject({ state: 'failed', problem: { code: 'import/gated' } });
  });

  it('is waited for when it is away, ever longer, and given up in the end; trying again brings it', async () => {
    there.lie = (request, response) => {
      if (!request.url?.includes('/resolve/')) return false;
      json(response, 503, {});
      return true;
    };
    const imports = service(ImportsService);
    const first = await run();
    expect(first).toMatchObject({ state: 'waiting', attempts: 1, problem: { code: 'import/upstream-away' } });
    expect(first.nextTryAt.getTime()).toBeGreaterThan(Date.now() + 10_000);
    for (let attempts = 1; attempts < service(ImportTimings).attempts; attempts++) {
      expect(await imports.takeUp(first.id, 'spec')).toBe(true);
      await service(ImportExecutor).execute(first.id, { holder: 'spec' });
    }
    expect(await imports.get(SYSTEM, first.id)).toMatchObject({ state: 'failed', problem: { code: 'import/upstream-away' } });
    there.lie = null;
    expect(await imports.retry(await actorOf(owner), first.id, undefined)).toMatchObject({ state: 'waiting', problem: null });
    expect(await imports.takeUp(first.id, 'spec')).toBe(true);
    await service(ImportExecutor).execute(first.id, { holder: 'spec' });
    expect(await imports.get(SYSTEM, first.id)).toMatchObject({ state: 'done', problem: null });
  });

  it('is that of the commit that the branch was at in the beginning', async () => {
    const { id, commitOid } = await begin();
    there.commit = '2'.repeat(40);
    await service(ImportExecutor).execute(id, { holder: 'spec' });
    const asked = there.asked.filter(({ line }) => line.includes('/resolve/') || line.includes('/tree/'));
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.every(({ line }) => line.includes(commitOid))).toBe(true);
  });
});

describe('a token', () => {
  it('goes to the hub it is for, and not on to where that sends us', async () => {
    const seen: (string | undefined)[] = [];
    const content = there.files.get('big.bin')!.content;
    const store = createServer((request, response) => (seen.push(request.headers.authorization), sendRange(request, response, content)));
    await new Promise<void>((resolve) => store.listen(0, 'localhost', resolve));
    const location = `http://localhost:${(store.address() as AddressInfo).port}/signed`;
    there.lie = (request, response) => {
      if (!isContent(request.url, 'big.bin')) return false;
      response.writeHead(302, { location }).end();
      return true;
    };
    expect(await run({ token: 'hf_ofThePerson' })).toMatchObject({ state: 'done' });
    await new Promise((resolve) => store.close(resolve));
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.filter((sent) => sent !== undefined)).toEqual([]);
    expect(new Set(there.asked.map(({ headers }) => headers.authorization))).toEqual(new Set(['Bearer hf_ofThePerson']));
    const kept = statement('spec_tokens', 'select count(token_sealed)::int as count from imports');
    expect((await service(Database).row<{ count: number }>(kept))?.count).toBe(0);
  });

  it('of the operator is used for administrators only, unless it is for everybody', async () => {
    const bearers = () => new Set(there.asked.map(({ headers }) => headers.authorization));
    await run();
    expect(bearers()).toEqual(new Set([undefined]));
    const operator = await here.person('operator1');
    await service(AccountsService).setAdmin(SYSTEM, operator.name, true);
    there.reset();
    await run({}, operator);
    expect(bearers()).toEqual(new Set(['Bearer hf_ofTheOperator']));
  });
});

describe('meanwhile here', () => {
  it('somebody writes into the repository: nothing of theirs is touched', async () => {
    const { id, name } = await begin();
    await commit(here, owner, `owner/${name}`, 'main', [file('mine.txt', 'mine')]);
    await service(ImportExecutor).execute(id, { holder: 'spec' });
    expect(await service(ImportsService).get(SYSTEM, id)).toMatchObject({ state: 'failed', problem: { code: 'import/target-changed' } });
    await service(ImportsService).cancel(await actorOf(owner), id);
    expect((await call(here, owner, 'GET', `/owner/${name}/resolve/main/mine.txt`)).status).toBe(200);
  });

  it('the repository goes, or the person may no longer write', async () => {
    const gone = await begin();
    await call(here, owner, 'DELETE', '/api/repos/delete', { type: 'model', organization: 'owner', name: gone.name });
    await service(ImportExecutor).execute(gone.id, { holder: 'spec' });
    expect(await service(ImportsService).get(SYSTEM, gone.id)).toMatchObject({ state: 'failed', problem: { code: 'import/target-gone' } });
    const leaver = await here.person('leaver');
    const { id } = await begin({}, leaver);
    await service(AccountsService).setDisabled(SYSTEM, 'leaver', true);
    await service(ImportExecutor).execute(id, { holder: 'spec' });
    expect(await service(ImportsService).get(SYSTEM, id)).toMatchObject({ state: 'failed', problem: { code: 'import/not-allowed' } });
  });

  it('there is no room: it fails before a byte comes, and goes on when there is', async () => {
    const poor = await here.person('poor');
    const { userId: namespaceId } = (await actorOf(poor)) as { userId: bigint };
    const { id } = await begin({}, poor);
    await service(QuotasService).setQuota(SYSTEM, { id: namespaceId, name: 'poor' }, { maxBytes: 100_000, maxRepositories: null });
    await service(ImportExecutor).execute(id, { holder: 'spec' });
    expect(await service(ImportsService).get(SYSTEM, id)).toMatchObject({ state: 'failed', problem: { code: 'quota/exceeded' } });
    expect(there.asked.filter(({ line }) => line.includes('/resolve/'))).toEqual([]);
  });

  it('it is cancelled: it stops between two chunks, and the repository goes', async () => {
    there.lie = (request) => isContent(request.url, 'big.bin');
    const { id, name } = await begin();
    const running = service(ImportExecutor).execute(id, { holder: 'spec' });
    await service(ImportsService).cancel(await actorOf(owner), id);
    await running;
    expect(await service(ImportsService).get(SYSTEM, id)).toMatchObject({ state: 'cancelled' });
    await expect(call(here, owner, 'GET', `/api/models/owner/${name}`)).rejects.toThrow('404');
  });

  it('two are at it: who lost the lease stops, and changes nothing any more', async () => {
    there.lie = (request) => isContent(request.url, 'big.bin');
    const { id } = await begin();
    const running = service(ImportExecutor).execute(id, { holder: 'spec' });
    const steal = statement('spec_steal', `update imports set lease_holder = 'thief' where id = $1`);
    await service(Database).execute(steal, [id]);
    await running;
    expect(await service(ImportsService).get(SYSTEM, id)).toMatchObject({ state: 'running', problem: null });
    there.lie = null;
    await service(ImportExecutor).execute(id, { holder: 'thief' });
    expect(await service(ImportsService).get(SYSTEM, id)).toMatchObject({ state: 'done' });
  });

  it('the process ends: it lets go at once, and another goes on where it was', async () => {
    there.lie = (request) => isContent(request.url, 'big.bin');
    const { id } = await begin();
    const stop = new AbortController();
    const running = service(ImportExecutor).execute(id, { holder: 'spec', stop: stop.signal });
    stop.abort();
    await running;
    expect(await service(ImportsService).get(SYSTEM, id)).toMatchObject({ state: 'waiting', attempts: 0, problem: null });
    expect(await service(ImportsService).takeUp(id, 'next')).toBe(true);
  });
});
