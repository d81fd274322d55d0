// Apps that run, asked as their visitors' browsers and their enemies ask: at names of their own, and on a second hub without such names.
import { SYSTEM } from '../common/actor';
import { AccessService } from '../modules/access';
import { InstanceService, SessionsService, AccountsService } from '../modules/accounts';
import { AppClients, AppsService } from '../modules/apps';
import { OrganizationsService } from '../modules/organizations';
import { sessionCookie } from '../surfaces/hub/session-cookie';
import { commit, file, sha256Of } from './testing/hub-calls';
import { hubRequest } from './testing/hub-requests';
import { type PlainAnswer, sendPlain } from './testing/plain-http';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

const CARD = '---\nsdk: static\ntitle: Counter\n---\n# Counter\n';
const PAGE = '<!doctype html>\n<html lang="en"><head><title>Counter</title><script src="app.js"></script></head><body>1</body></html>\n';
const LARGE = Buffer.from('weights '.repeat(4000));

interface AppAnswer {
  state: string;
  url: string | null;
  commitOid: string;
  expiresAt: string | null;
  isIsolated: boolean;
  embeddable: boolean;
}

let hub: TestHub;
let ada: TestPerson;
let bob: TestPerson;
let host: string;
let cookie: string;

beforeAll(async () => {
  hub = await startTestHub();
  [ada, bob] = [await hub.person('ada'), await hub.person('bob')];
  await hub.repository(ada, 'counter', { type: 'app' });
  await put('ada/counter', {
    'README.md': CARD,
    'index.html': PAGE,
    'app.js': 'count(1)\n',
    'docs/index.html': '<p>docs</p>',
    'ü ber.txt': 'x',
  });
  await putLarge('ada/counter', 'model.onnx', LARGE);
  await hub.repository(ada, 'secret', { type: 'app', isPrivate: true });
  await put('ada/secret', { 'README.md': CARD, 'index.html': PAGE, 'app.js': 'secret()\n' });
  host = new URL((await app('ada/counter')).url ?? '').host;
  const account = await service(AccountsService).provision(SYSTEM, { name: 'grace' });
  const { secret } = await service(SessionsService).open(account, { requestId: '1', clientAddress: '::1', userAgent: 'spec' });
  cookie = sessionCookie(await service(InstanceService).id(), secret, hub.url).split(';')[0] ?? '';
}, 120_000);
afterAll(() => hub?.stop());

function service<T>(type: abstract new (...args: never[]) => T, of = hub): T {
  return of.app.get<T>(type as never, { strict: false });
}

async function put(id: string, files: Record<string, string>, branch = 'main'): Promise<void> {
  await commit(
    hub,
    ada,
    id,
    branch,
    Object.entries(files).map(([path, text]) => file(path, text)),
    'space',
  );
}

async function putLarge(id: string, path: string, bytes: Buffer): Promise<void> {
  const [oid, size] = [sha256Of(bytes), bytes.length];
  const headers = { authorization: `Bearer ${ada.token}` };
  const body = JSON.stringify({ operation: 'upload', transfers: ['basic'], objects: [{ oid, size }] });
  const batch = await fetch(`${hub.url}/spaces/${id}.git/info/lfs/objects/batch`, { method: 'POST', headers, body });
  const { objects } = (await batch.json()) as { objects: { actions: { upload: { href: string } } }[] };
  expect((await fetch(objects[0]!.actions.upload.href, { method: 'PUT', body: bytes })).status).toBe(200);
  await commit(hub, ada, id, 'main', [{ key: 'lfsFile', value: { path, algo: 'sha256', oid, size } }], 'space');
}

async function app(id: string, { as = null as TestPerson | null, query = '', at = hub } = {}): Promise<AppAnswer> {
  const { status, body } = await hubRequest<AppAnswer>(at, as, 'GET', `/repositories/app/${id}/app${query}`);
  expect([status, body]).toEqual([200, expect.anything()]);
  return body;
}

function ask(target: string, headers: Record<string, string> = {}, method = 'GET', at = host): Promise<PlainAnswer> {
  return sendPlain(hub.url, target, { method, headers: { host: at, ...headers } });
}

/** At the address that the hub gave out. */
function follow(url: string | null, rest = '', headers: Record<string, string> = {}): Promise<PlainAnswer> {
  const { host: at, pathname } = new URL(url ?? '');
  return ask(pathname + rest, headers, 'GET', at);
}

/** Without what differs from request to request. */
function seen({ status, headers: { date: _date, 'x-request-id': _id, ...headers }, body }: PlainAnswer): object {
  return { status, headers, body };
}

describe('an app at its own origin', () => {
  it('is served from the newest commit with types that run, whole, in parts and again', async () => {
    const page = await ask('/');
    expect(page).toMatchObject({
      status: 200,
      body: PAGE,
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
    });
    const script = await ask('/app.js?v=1');
    expect(script).toMatchObject({ status: 200, body: 'count(1)\n', headers: { 'content-type': 'text/javascript; charset=utf-8' } });
    expect((await ask('/%C3%BC%20ber.txt')).body).toBe('x');
    expect(await ask('/app.js', { 'if-none-match': String(script.headers.etag) })).toMatchObject({ status: 304, body: '' });
    expect(await ask('/app.js', { range: 'bytes=0-4' })).toMatchObject({
      status: 206,
      body: 'count',
      headers: { 'content-range': 'bytes 0-4/9' },
    });
    expect((await ask('/app.js', { range: 'bytes=99-' })).status).toBe(416);
    expect(await ask('/app.js', {}, 'HEAD')).toMatchObject({
      status: 200,
      body: '',
      headers: { 'content-length': '9', etag: script.headers.etag },
    });
    expect(await ask('/docs')).toMatchObject({ status: 302, headers: { location: './docs/' } });
    expect((await ask('/docs/')).body).toBe('<p>docs</p>');
  });

  it('has large files too, in parts', async () => {
    expect(await ask('/model.onnx')).toMatchObject({
      status: 200,
      body: LARGE.toString(),
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(await ask('/model.onnx', { range: 'bytes=8-14' })).toMatchObject({ status: 206, body: 'weights' });
  });

  it('may run its own code and ask the hub, and is framed by the hub alone', async () => {
    const { headers } = await ask('/');
    const policy = String(headers['content-security-policy']);
    const port = hub.config.port;
    expect(policy).toContain(`frame-ancestors http://localhost:${port} http://127.0.0.1:${port}`);
    expect(policy).toContain(`connect-src 'self' http://localhost:${port}`);
    expect(policy).not.toContain('sandbox');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'origin-agent-cluster': '?1',
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('tells the page around it what fails: a page that is opened begins with a script, one that is read does not', async () => {
    const opened = await ask('/', { 'sec-fetch-dest': 'iframe' });
    expect(opened.body).toMatch(/^<!doctype html>\n<html lang="en"><head><script>window\.modelgrove=/);
    expect(opened.body.replace(/<script>window[\s\S]*?<\/script>/, '')).toBe(PAGE);
    expect(Number(opened.headers['content-length'])).toBe(Buffer.byteLength(opened.body));
    expect(opened.headers.etag).not.toBe((await ask('/')).headers.etag);
    expect((await ask('/', { 'sec-fetch-dest': 'empty', accept: 'text/html' })).body).toBe(PAGE);
    expect((await ask('/', { accept: 'text/html,*/*' })).body).toContain('window.modelgrove');
  });

  it('answers to nothing else of the hub, whatever is sent', async () => {
    const nothing = seen(await ask('/no-such-file'));
    expect(nothing).toMatchObject({ status: 404, headers: { 'content-type': 'text/html; charset=utf-8' } });
    const targets = [
      '/hub/v1/session',
      '/hub/v1/meta',
      '/api/spaces/ada/counter',
      '/v1/models',
      '/health/live',
      '/assets/index.js',
      '/favicon.svg',
    ];
    targets.push(
      '/ada/counter/resolve/main/app.js',
      '/spaces/ada/counter/resolve/main/app.js',
      '/.app-origin/',
      '/.app-origin/app.js',
      '/hf/api/models',
    );
    targets.push(
      '/apps/ada-counter-1/',
      '/spaces/ada/counter.git/info/refs?service=git-upload-pack',
      '//hub/v1/session',
      '/%2e%2e/hub/v1/meta',
    );
    targets.push(
      '/../hub/v1/meta',
      '/docs/../app.js',
      '/docs%2Findex.html',
      '/..%5Capp.js',
      '/app.js%00',
      '/docs//index.html',
      'http://localhost/hub/v1/meta',
    );
    for (const target of targets) {
      const answer = await ask(target, { cookie, authorization: `Bearer ${ada.token}` });
      expect([target, seen(answer)]).toEqual([target, nothing]);
    }
    expect((await ask('/%zz')).status).toBe(404);
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
      expect([method, (await ask('/app.js', {}, method)).status]).toEqual([method, 404]);
    expect((await ask('/app.js', { 'service-worker': 'script' })).status).toBe(404);
  });

  it('reads no cookie and sets none', async () => {
    const [without, sent] = [await ask('/app.js'), await ask('/app.js', { cookie, authorization: 'Bearer nonsense' })];
    expect(seen(sent)).toEqual(seen(without));
    for (const target of ['/', '/app.js', '/nothing', '/docs'])
      expect((await ask(target, { cookie })).headers['set-cookie']).toBeUndefined();
  });

  it('is nowhere else: not at the name of the hub, not at names like its own', async () => {
    const label = host.split('.')[0] ?? '';
    for (const target of ['/.app-origin/app.js', '/.app-origin/', '/%2eapp-origin/app.js', `/apps/${label}/`, `/apps/${label}/app.js`]) {
      const { status, body } = await sendPlain(hub.url, target);
      expect([target, status, body.includes('count(1)')]).toEqual([target, 404, false]);
    }
    const port = hub.config.port;
    const others = [
      `apps.localhost:${port}`,
      `x.${host}`,
      `ada-counter-zz.apps.localhost`,
      `ada-counter-7vvvv.apps.localhost:${port}`,
      `.apps.localhost`,
    ];
    for (const at of others) expect([at, (await ask('/app.js', {}, 'GET', at)).status]).toEqual([at, 404]);
    expect((await ask('/app.js', {}, 'GET', `evil.example`)).status).toBe(421);
    expect((await ask('/app.js', { 'x-forwarded-host': host }, 'GET', `localhost:${port}`)).body).not.toContain('count(1)');
    expect(await ask('/docs/?q=1', {}, 'GET', host.replace('ada-counter', 'bank-login'))).toMatchObject({
      status: 302,
      headers: { location: `http://${host}/docs/?q=1` },
    });
  });

  it('is pinned to a revision at an origin of its own', async () => {
    const { commitOid } = await app('ada/counter');
    await put('ada/counter', { 'app.js': 'count(2)\n' });
    const pinned = await app('ada/counter', { query: `?revision=${commitOid}` });
    expect(new URL(pinned.url ?? '').host).toBe(host.replace('.', `-at-${commitOid.slice(0, 20)}.`));
    expect((await follow(pinned.url, 'app.js')).body).toBe('count(1)\n');
    expect((await ask('/app.js')).body).toBe('count(2)\n');
    expect((await hubRequest(hub, null, 'GET', '/repositories/app/ada/counter/app?revision=nothing')).status).toBe(404);
    const elsewhere = pinned.url?.replace(commitOid.slice(0, 20), 'f'.repeat(20)) ?? '';
    expect((await follow(elsewhere)).status).toBe(404);
  });

  it('does what its card says: first page, page for what is missing, headers of isolation, frames elsewhere', async () => {
    await hub.repository(ada, 'isolated', { type: 'app' });
    const isolation =
      'custom_headers:\n  cross-origin-embedder-policy: require-corp\n  cross-origin-opener-policy: same-origin\n  set-cookie: a=b\n';
    const card = `---\nsdk: static\napp_file: dist/start.html\ndisable_embedding: false\n${isolation}---\n`;
    await put('ada/isolated', { 'README.md': card, 'dist/start.html': 'start', '404.html': 'gone' });
    const { url, embeddable } = await app('ada/isolated');
    expect(embeddable).toBe(true);
    expect(await follow(url)).toMatchObject({ status: 302, headers: { location: './dist/start.html' } });
    const { headers } = await follow(url, 'dist/start.html');
    expect(headers).toMatchObject({ 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' });
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['content-security-policy']).toContain('frame-ancestors *');
    expect(await follow(url, 'nothing')).toMatchObject({ status: 404, body: 'gone' });
  });

  it('says why it does not run', async () => {
    await hub.repository(ada, 'served', { type: 'app' });
    expect(await app('ada/served')).toMatchObject({ state: 'no-sdk', url: null });
    await put('ada/served', { 'README.md': '---\nsdk: gradio\n---\n', 'index.html': 'x' });
    expect(await app('ada/served')).toMatchObject({ state: 'other-sdk', sdk: 'gradio', url: null });
    await put('ada/served', { 'README.md': '---\nsdk: static\napp_file: ../index.html\n---\n' });
    expect(await app('ada/served')).toMatchObject({ state: 'ready', appFile: 'index.html' });
    await put('ada/served', { 'README.md': '---\nsdk: static\napp_file: start.html\n---\n' });
    expect(await app('ada/served')).toMatchObject({ state: 'no-page', url: null });
    await hub.repository(ada, 'model');
    expect(await hubRequest(hub, ada, 'GET', '/repositories/model/ada/model/app')).toMatchObject({
      status: 422,
      body: { code: 'app/not-an-app' },
    });
  });
});

describe('an app that signs people in', () => {
  it('is told of its client, at the origin that the client is for', async () => {
    await hub.repository(ada, 'chat', { type: 'app' });
    await put('ada/chat', { 'README.md': '---\nsdk: static\nhf_oauth: true\n---\n', 'index.html': PAGE });
    const { url } = await app('ada/chat');
    const id = (await service(AccessService).repository(SYSTEM, { type: 'app', namespace: 'ada', name: 'chat' }, 'see')).id;
    expect(`${service(AppsService).originOf({ repositoryId: id, name: 'ada/chat' })}/`).toBe(url);
    expect((await follow(url, '', { 'sec-fetch-dest': 'iframe' })).body).not.toContain('OAUTH_CLIENT_ID');
    service(AppClients).say((repositoryId) => Promise.resolve({ clientId: `app-${repositoryId}`, scopes: ['openid', '</script>'] }));
    const { body } = await follow(url, '', { 'sec-fetch-dest': 'iframe' });
    expect(body).toContain(`"OAUTH_CLIENT_ID":"app-${id}"`);
    expect(body.match(/<\/script>/g)).toHaveLength(2);
    expect((await ask('/', { 'sec-fetch-dest': 'iframe' })).body).not.toContain('OAUTH_CLIENT_ID');
    const pinned = await app('ada/chat', { query: '?revision=main' });
    expect((await follow(pinned.url, '', { 'sec-fetch-dest': 'iframe' })).body).not.toContain('OAUTH_CLIENT_ID');
  });
});

describe('an app that not everybody may see', () => {
  it('opens by an address that its page got for its visitor, and looks to others as if it were not there', async () => {
    const { url, expiresAt } = await app('ada/secret', { as: ada });
    expect(new Date(expiresAt ?? '').getTime()).toBeGreaterThan(Date.now() + 3_000_000);
    expect(await follow(url)).toMatchObject({ status: 200, body: PAGE, headers: { 'cache-control': 'private, no-cache' } });
    expect((await follow(url, 'app.js')).body).toBe('secret()\n');
    const { host: at, pathname } = new URL(url ?? '');
    expect(await ask(pathname.slice(0, -1), {}, 'GET', at)).toMatchObject({ status: 302, headers: { location: url } });
    const missing = seen(await ask('/', {}, 'GET', at.replace(/-\w+\./, '-7vvvv.')));
    for (const target of ['/', '/app.js', pathname.replace('@', ''), `${pathname.slice(0, -3)}AA/`])
      expect([target, seen(await ask(target, { cookie, authorization: `Bearer ${ada.token}` }, 'GET', at))]).toEqual([target, missing]);
    // An address for one app opens no other.
    expect((await ask(pathname, {}, 'GET', host)).status).toBe(404);
    expect((await hubRequest(hub, bob, 'GET', '/repositories/app/ada/secret/app')).status).toBe(404);
  });

  it('is closed at once to a member who was removed', async () => {
    const organization = { ...(await service(OrganizationsService).create(SYSTEM, { name: 'lab' })), actor: SYSTEM };
    await service(OrganizationsService).setMember(organization, 'bob', 'read');
    await service(OrganizationsService).setMember(organization, 'ada', 'admin');
    const actor = { id: `lab/inner`, json: { type: 'space', name: 'inner', organization: 'lab', private: true, sdk: 'static' } };
    const made = await fetch(`${hub.url}/api/repos/create`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ada.token}` },
      body: JSON.stringify(actor.json),
    });
    expect(made.status).toBe(200);
    await put('lab/inner', { 'index.html': 'inner' });
    const { url } = await app('lab/inner', { as: bob });
    expect((await follow(url)).body).toBe('inner');
    await service(OrganizationsService).removeMember(organization as never, 'bob');
    expect((await follow(url)).status).toBe(404);
  });
});

describe('the API for apps', () => {
  it('is open to their origins with a token, and never by a cookie', async () => {
    const origin = `http://${host}`;
    const from = (path: string, headers: Record<string, string>, method = 'GET') => sendPlain(hub.url, path, { method, headers });
    for (const path of ['/hub/v1/session', '/v1/models']) {
      const preflight = await from(
        path,
        { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
        'OPTIONS',
      );
      expect(preflight).toMatchObject({ status: 204, headers: { 'access-control-allow-origin': origin } });
      expect(preflight.headers['access-control-allow-credentials']).toBeUndefined();
    }
    const byToken = await from('/hub/v1/session', { origin, authorization: `Bearer ${ada.token}` });
    expect([byToken.status, byToken.headers['access-control-allow-origin']]).toEqual([200, origin]);
    expect(JSON.parse(byToken.body)).toMatchObject({ user: { name: 'ada' } });
    expect(JSON.parse((await from('/hub/v1/session', { cookie })).body)).toMatchObject({ user: { name: 'grace' } });
    expect(JSON.parse((await from('/hub/v1/session', { cookie, origin })).body)).toMatchObject({ user: null });
    expect((await from('/hub/v1/tokens', { cookie, origin, 'sec-fetch-site': 'cross-site' }, 'POST')).status).toBe(403);
    expect((await from('/api/whoami-v2', { origin, authorization: `Bearer ${ada.token}` })).headers['access-control-allow-origin']).toBe(
      '*',
    );
    for (const stranger of ['https://evil.example', 'null', `http://x.${host}`, `http://${host}.evil.example`, `https://${host}`])
      expect([stranger, (await from('/hub/v1/meta', { origin: stranger })).headers['access-control-allow-origin']]).toEqual([
        stranger,
        undefined,
      ]);
  });
});

describe('a hub without a name for apps', () => {
  it('runs them at a path of its own, each answer in a sandbox that has no origin', async () => {
    const plain = await startTestHub({
      GROVE_DATABASE_URL: hub.connectionString,
      GROVE_DATA_DIR: hub.config.dataDir,
      GROVE_APPS_URL: 'off',
    });
    try {
      const { url, isIsolated } = await app('ada/counter', { at: plain });
      expect([isIsolated, url]).toEqual([false, expect.stringMatching(new RegExp(`^${plain.url}/apps/ada-counter-\\w+/$`))]);
      const at = new URL(url ?? '').pathname;
      for (const target of [at, `${at}app.js`, `${at}docs/`, `${at}model.onnx`]) {
        const { status, headers } = await sendPlain(plain.url, target, { headers: { cookie } });
        expect([target, status]).toEqual([target, 200]);
        const policy = String(headers['content-security-policy']);
        expect(policy).toMatch(/^sandbox allow-scripts /);
        expect(policy).not.toContain('allow-same-origin');
        expect(policy).toContain(`script-src ${url} `);
        expect(headers).toMatchObject({ 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' });
        expect(headers['set-cookie']).toBeUndefined();
      }
      for (const target of [`${at}nothing`, '/apps/none-1/', '/apps/', '/.app-origin/app.js', `${at}docs`, at.slice(0, -1)]) {
        const { status, headers, body } = await sendPlain(plain.url, target);
        expect([
          target,
          status === 302 || String(headers['content-security-policy']).startsWith('sandbox'),
          body.includes('count'),
        ]).toEqual([target, true, false]);
      }
      const secret = await app('ada/secret', { as: ada, at: plain });
      expect((await sendPlain(plain.url, new URL(secret.url ?? '').pathname)).status).toBe(200);
      expect((await sendPlain(plain.url, new URL(secret.url ?? '').pathname.replace(/@.*/, ''))).status).toBe(404);
      expect((await sendPlain(plain.url, '/hub/v1/meta', { headers: { origin: 'null' } })).headers['access-control-allow-origin']).toBe(
        'null',
      );
    } finally {
      await plain.stop();
    }
  });
});
