// Laws of the house that hold for every dialect: who asks is known before a body byte is read, bodies pass unread, revisions come from
// the raw address, HEAD is answered only where it is written, and one hub answers only to its own names.
import { createHash, randomBytes } from 'node:crypto';
import { call, commit, commitLargeFile, file, sha256Of } from './testing/hub-calls';
import { sendPlain, statusWhileSending } from './testing/plain-http';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

let hub: TestHub;
let alice: TestPerson;
let id: string;

beforeAll(async () => {
  hub = await startTestHub();
  alice = await hub.person('alice');
  id = await hub.repository(alice, 'laws');
});

afterAll(() => hub?.stop());

describe('the actor before the body', () => {
  const promise = { 'content-length': '1000000000', 'content-type': 'application/octet-stream' };

  it.each([
    ['a commit', 'POST', () => `/api/models/${id}/commit/main`],
    ['a push', 'POST', () => `/${id}/git-receive-pack`],
    ['a new repository', 'POST', () => '/api/repos/create'],
    ['the hub API', 'POST', () => '/hub/v1/repositories'],
  ])('refuses %s of somebody unknown although none of its body was sent', async (_what, method, path) => {
    expect(await statusWhileSending(hub.url, method, path(), promise)).toMatch(/^HTTP\/1\.1 401 /);
    const stale = { ...promise, authorization: 'Bearer hf_nosuchtokennosuchtokennosuchtoken' };
    expect(await statusWhileSending(hub.url, method, path(), stale)).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('refuses an upload whose address was not signed by the hub', async () => {
    const path = `/lfs/objects/${'a'.repeat(64)}?expires=99999999999&signature=${'b'.repeat(43)}`;
    expect(await statusWhileSending(hub.url, 'PUT', path, promise)).toMatch(/^HTTP\/1\.1 4\d\d /);
  });
});

describe('bodies', () => {
  it.each([
    'application/x-ndjson',
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'video/mp4',
    '',
  ])('are the route’s own business, also when they are called %p', async (type) => {
    const lines = [{ key: 'header', value: { summary: 'add', description: '' } }, file(`${type.length}.txt`, type)];
    const { status } = await sendPlain(hub.url, `/api/models/${id}/commit/main`, {
      method: 'POST',
      headers: { authorization: `Bearer ${alice.token}`, ...(type ? { 'content-type': type } : {}) },
      body: lines.map((line) => JSON.stringify(line)).join('\n'),
    });
    expect(status).toBe(200);
  });

  it('that are larger than the address takes are refused by their length alone', async () => {
    const promise = { 'content-length': '900000000' };
    expect(await statusWhileSending(hub.url, 'POST', '/api/validate-yaml', promise)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('of a refused request do not keep the client from reading why', async () => {
    const body = Buffer.concat([Buffer.from('this is no header\n'), randomBytes(30_000_000)]);
    const headers = { authorization: `Bearer ${alice.token}` };
    const answer = await sendPlain(hub.url, `/api/models/${id}/commit/main`, { method: 'POST', headers, body });
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([400, { error: expect.stringContaining('JSON') }]);
  });

  it('of large files arrive as they were sent, whatever they are called', async () => {
    const bytes = Buffer.from('a,b\n1,2\n'.repeat(9000));
    const request = { operation: 'upload', transfers: ['basic'], objects: [{ oid: sha256Of(bytes), size: bytes.length }] };
    const batch = await call(hub, alice, 'POST', `/${id}.git/info/lfs/objects/batch`, request);
    const { objects } = (await batch.json()) as { objects: [{ actions: { upload: { href: string } } }] };
    const answer = await fetch(objects[0].actions.upload.href, { method: 'PUT', body: bytes, headers: { 'content-type': 'text/plain' } });
    expect(answer.status).toBe(200);
    await commitLargeFile(hub, alice, id, 'table.csv', bytes);
    const { body } = await sendPlain(hub.url, `/${id}/resolve/main/table.csv`);
    expect(createHash('sha256').update(body).digest('hex')).toBe(sha256Of(bytes));
  });
});

describe('addresses', () => {
  beforeAll(async () => {
    for (const branch of ['feature%2Fx', 'feature%2Fx%2Fdeep']) await call(hub, alice, 'POST', `/api/models/${id}/branch/${branch}`, {});
    await commit(hub, alice, id, 'feature%2Fx', [
      file('deep/a.txt', 'of feature/x'),
      file('100% sure?.txt', 'odd'),
      file('目录/文件.txt', '内容'),
    ]);
    await commit(hub, alice, id, 'feature%2Fx%2Fdeep', [file('a.txt', 'of feature/x/deep')]);
  });

  it.each([
    ['an encoded branch', '/resolve/feature%2Fx/deep/a.txt', 'of feature/x'],
    ['a branch written with slashes: the longest that exists', '/resolve/feature/x/deep/a.txt', 'of feature/x/deep'],
    ['a full name of a ref', '/resolve/refs%2Fheads%2Ffeature%2Fx/deep/a.txt', 'of feature/x'],
    ['escapes in the path', '/resolve/feature%2Fx/100%25%20sure%3F.txt', 'odd'],
    ['other scripts in the path', `/resolve/feature%2Fx/${encodeURIComponent('目录')}/${encodeURIComponent('文件.txt')}`, '内容'],
  ])('take %s', async (_what, tail, content) => {
    const { status, body } = await sendPlain(hub.url, `/${id}${tail}`);
    expect([status, body]).toEqual([200, content]);
  });

  it.each([
    ['a broken escape', '/resolve/main/%zz'],
    ['a NUL', '/resolve/main/a%00b'],
    ['a NUL in the revision', '/resolve/a%00b/a.txt'],
    ['a way up', '/resolve/main/../../../etc/passwd'],
    ['an encoded way up', '/resolve/main/..%2F..%2Fetc%2Fpasswd'],
    ['a name of a thousand letters', `/resolve/main/${'a'.repeat(1000)}`],
    ['a revision of a thousand letters', `/resolve/${'a'.repeat(1000)}/a.txt`],
  ])('refuse %s in JSON and never with 5xx', async (_what, tail) => {
    const { status, body, headers } = await sendPlain(hub.url, `/${id}${tail}`);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(headers['content-type']).toContain('application/json');
    expect(JSON.parse(body)).toMatchObject({ error: expect.any(String) });
  });

  it('under /api that nobody answers are refused in JSON, not with the page', async () => {
    const { status, headers } = await sendPlain(hub.url, '/api/nothing/here');
    expect([status, headers['content-type']]).toEqual([404, expect.stringContaining('application/json')]);
  });

  it('have no HEAD unless one was written', async () => {
    expect((await sendPlain(hub.url, `/${id}/resolve/main/.gitattributes`, { method: 'HEAD' })).status).toBe(200);
    expect((await sendPlain(hub.url, '/api/models', { method: 'HEAD' })).status).toBe(404);
  });

  it('name this hub: a request for another host is misdirected', async () => {
    const { status } = await sendPlain(hub.url, '/api/models', { headers: { host: 'hub.attacker.example' } });
    expect(status).toBe(421);
  });
});
