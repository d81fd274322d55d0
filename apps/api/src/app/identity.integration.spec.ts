import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type ArgumentsHost, Catch, type ExceptionFilter, Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createTestDatabase, type TestDatabase } from '@modelgrove/testing';
import { SYSTEM } from '../common/actor';
import { Clock, SystemClock } from '../common/clock';
import { AccessModule } from '../modules/access';
import { AccountsModule, AccountsService, InstanceService, OneTimeLinksService, SessionsService } from '../modules/accounts';
import { XetTokens } from '../modules/blobs';
import { TokensModule, TokensService } from '../modules/tokens';
import { AuditModule } from '../platform/audit';
import { AppConfig, type AppSettings } from '../platform/config';
import { BellModule } from '../platform/bell';
import { Database, DatabaseModule, statementCount } from '../platform/database';
import { Egress } from '../platform/egress';
import { LoggingModule } from '../platform/logging';
import { MailModule } from '../platform/mail';
import { OutboxModule } from '../platform/outbox';
import { RateLimiter, RateLimitModule } from '../platform/rate-limit';
import { UrlSigner } from '../platform/signing';
import { HubIdentityModule } from '../surfaces/hub/hub-identity.module';
import { HubPeopleModule } from '../surfaces/hub/hub-people.module';
import { renderHubError } from '../surfaces/hub/hub.errors';
import { AppHosts } from './app-hosts';
import { registerActor } from './actor';

const SETTINGS: AppSettings = {
  host: 'localhost',
  port: 0,
  listenHosts: ['127.0.0.1'],
  publicUrl: 'https://hub.example.org',
  isLoopback: true,
  appsUrl: null,
  allowedHosts: [],
  workerPort: null,
  trustedProxies: ['loopback'],
  dataDir: '',
  externalDatabaseUrl: '',
  redisUrl: null,
  objectStore: { kind: 'folder', rootDir: '', minFreeBytes: 0 },
  externalSecretKey: 'x'.repeat(32),
  environmentMode: null,
  explicitRules: {},
  maxUploadBytes: 1,
  minFreeBytes: 0,
  defaultQuota: { maxBytes: null, maxRepositories: null },
  jobsPerNamespace: 2,
  runner: { backend: 'off', slots: 1, memoryBytes: null, hubUrl: null, python: null, image: null },
  gatewayMonthlyTokens: null,
  payments: { providers: [], currency: 'CNY', transferInstructions: '' },
  servingBytes: 0,
  tensorBytes: 0,
  metrics: null,
  logLevel: 'silent',
  egressAllow: [],
  upstreams: [],
  signIn: { oidc: null, passwordSignIn: true, secondFactor: 'optional' },
  mail: null,
  moderation: null,
  seedFile: null,
};
const PASSWORD = 'grün-Apfelbaum-42';

class SettableClock extends Clock {
  private offsetMs = 0;
  private stoppedAtMs: number | null = null;
  now(): Date {
    return new Date((this.stoppedAtMs ?? Date.now()) + this.offsetMs);
  }
  advance(ms: number): void {
    this.offsetMs += ms;
  }
  /** For delays of a second, which a busy machine takes by itself. */
  async stopped(work: () => Promise<void>): Promise<void> {
    this.stoppedAtMs = Date.now();
    await work().finally(() => (this.stoppedAtMs = null));
  }
}

@Catch()
class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const [request, reply] = [host.switchToHttp().getRequest<FastifyRequest>(), host.switchToHttp().getResponse<FastifyReply>()];
    const { status, headers, body } = renderHubError(error, request.id);
    void reply.status(status).headers(headers).send(JSON.stringify(body));
  }
}

let database: TestDatabase;
let app: NestFastifyApplication;
let config: AppConfig;
let clock: SettableClock;
let base: string;
let port: number;

beforeAll(async () => {
  database = await createTestDatabase();
  config = new AppConfig({ ...SETTINGS, externalDatabaseUrl: database.connectionString });
  clock = new SettableClock();
  app = await boot();
  await app.listen(0, '127.0.0.1');
  const address = app.getHttpServer().address() as { port: number };
  port = address.port;
  base = `http://127.0.0.1:${port}`;
});

afterAll(async () => {
  await app?.close();
  await app?.get(Database).close();
  await database?.drop();
});

async function boot(): Promise<NestFastifyApplication> {
  @Global()
  @Module({
    providers: [{ provide: AppConfig, useValue: config }, { provide: Clock, useValue: clock }, Egress],
    exports: [AppConfig, Clock, Egress],
  })
  class Ground {}
  @Module({
    imports: [
      Ground,
      LoggingModule,
      DatabaseModule,
      AuditModule,
      OutboxModule,
      MailModule,
      BellModule,
      RateLimitModule,
      AccessModule,
      AccountsModule,
      TokensModule,
      HubIdentityModule,
      HubPeopleModule,
    ],
  })
  class Root {}
  const made = await NestFactory.create<NestFastifyApplication>(Root, new FastifyAdapter({ exposeHeadRoutes: false }), {
    bodyParser: false,
    logger: false,
    abortOnError: false,
  });
  const fastify = made.getHttpAdapter().getInstance();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (_request: unknown, _payload: unknown, done: (error: null) => void) => done(null));
  const services = { tokens: made.get(TokensService), sessions: made.get(SessionsService), instance: made.get(InstanceService) };
  const xetTokens = new XetTokens(new UrlSigner(Buffer.alloc(32, 1), () => new Date()), new SystemClock());
  const runners = { resolve: () => Promise.resolve(null) };
  const entitlements = { requestsFactor: () => 1 };
  registerActor(fastify, {
    ...services,
    xetTokens,
    runners,
    entitlements,
    config,
    appHosts: new AppHosts(config),
    rateLimiter: made.get(RateLimiter),
  });
  fastify.get('/api/echo', (request) => ({ actor: describeActor(request), address: request.clientAddress, baseUrl: request.baseUrl }));
  fastify.get('/health/live', () => ({ ok: true }));
  made.useGlobalFilters(new ProblemFilter());
  await made.init();
  return made;
}

function describeActor(request: FastifyRequest): object {
  const { actor } = request;
  if (actor.kind !== 'user') return actor;
  return { kind: 'user', name: actor.name, via: actor.via.kind, role: actor.via.kind === 'token' ? actor.via.role : null };
}

interface Answer {
  status: number;
  body: any;
  headers: Headers;
  cookie: string;
}

async function call(
  method: string,
  path: string,
  options: { body?: object; cookie?: string; token?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const headers: Record<string, string> = { ...options.headers };
  if (options.cookie) headers.cookie = options.cookie;
  if (options.cookie && !headers['sec-fetch-site'] && !headers.origin && !headers.referer) headers.origin = base;
  if (options.token) headers.authorization = `Bearer ${options.token}`;
  const response = await fetch(base + path, { method, headers, ...(options.body ? { body: JSON.stringify(options.body) } : {}) });
  const text = await response.text();
  return {
    status: response.status,
    body: text ? JSON.parse(text) : null,
    headers: response.headers,
    cookie: response.headers.getSetCookie().at(-1) ?? '',
  };
}

function pairOf(setCookie: string): string {
  return setCookie.split(';')[0] ?? '';
}

let counter = 0;
async function signUp(name = `person${++counter}`): Promise<{ name: string; cookie: string }> {
  const made = await call('POST', '/hub/v1/accounts', { body: { name, password: PASSWORD, email: `${name}@example.org` } });
  expect(made.status).toBe(201);
  return { name, cookie: pairOf(made.cookie) };
}

async function tokenOf(cookie: string, form: object = {}): Promise<Answer> {
  return call('POST', '/hub/v1/tokens', { cookie, body: { displayName: `token ${++counter}`, role: 'write', ...form } });
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

describe('meta and set-up', () => {
  it('says that nobody administers the hub, takes the first administrator by a link once, and then says otherwise', async () => {
    expect((await call('GET', '/hub/v1/meta')).body).toMatchObject({
      name: 'Modelgrove',
      signup: 'open',
      needsSetup: true,
      anonymousRead: true,
      baseUrl: base,
    });
    const links = app.get(OneTimeLinksService);
    const [link, spare] = [await links.createFirstAdminLink(SYSTEM), await links.createFirstAdminLink(SYSTEM)];
    expect(link.path).toBe(`/setup#${link.secret}`);
    const inspected = await call('POST', '/hub/v1/one-time-links/inspect', { body: { secret: link.secret } });
    expect(inspected).toMatchObject({ status: 200, body: { purpose: 'first-admin' } });

    const taken = await call('POST', '/hub/v1/setup', { body: { secret: link.secret, name: 'datasets', password: PASSWORD } });
    expect(taken).toMatchObject({ status: 400, body: { code: 'namespace/name-invalid', fields: [{ field: 'name' }] } });
    const made = await call('POST', '/hub/v1/setup', {
      body: { secret: link.secret, name: 'Ada', password: PASSWORD, fullName: 'Ada L.' },
    });
    expect(made).toMatchObject({ status: 201, body: { user: { name: 'Ada', fullName: 'Ada L.', isAdmin: true, organizations: [] } } });
    expect((await call('GET', '/hub/v1/session', { cookie: pairOf(made.cookie) })).body.user.name).toBe('Ada');

    const again = { name: 'Eve', password: PASSWORD };
    expect(await call('POST', '/hub/v1/setup', { body: { secret: link.secret, ...again } })).toMatchObject({
      status: 404,
      body: { code: 'one-time-link/invalid' },
    });
    expect(await call('POST', '/hub/v1/setup', { body: { secret: spare.secret, ...again } })).toMatchObject({
      status: 404,
      body: { code: 'one-time-link/invalid' },
    });
    await expect(links.createFirstAdminLink(SYSTEM)).rejects.toMatchObject({ code: 'setup/done' });
    expect((await call('GET', '/hub/v1/meta')).body.needsSetup).toBe(false);
  });

  it('answers problem details with the id of the request', async () => {
    const answer = await call('POST', '/hub/v1/session', { body: { login: 'x' } });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({
      code: 'request/invalid',
      fields: [{ field: 'password' }],
      requestId: answer.headers.get('x-request-id'),
    });
    expect(await call('GET', '/hub/v1/nothing')).toMatchObject({ status: 404, body: { code: 'http/404' } });
  });
});

describe('names', () => {
  it('gives a name to exactly one of twenty who ask for it at the same time in every case', async () => {
    const spellings = Array.from({ length: 20 }, (_, i) => (i % 2 ? 'Contested' : 'cOnTESTED'));
    const answers = await Promise.all(spellings.map((name) => call('POST', '/hub/v1/accounts', { body: { name, password: PASSWORD } })));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    const refused = answers.filter((answer) => answer.status !== 201);
    expect(new Set(refused.map((answer) => `${answer.status} ${answer.body.code}`))).toEqual(new Set(['409 namespace/name-taken']));
  });

  it('counts organizations and users together', async () => {
    const { cookie, name } = await signUp();
    expect(await call('POST', '/hub/v1/organizations', { cookie, body: { name: name.toUpperCase() } })).toMatchObject({
      status: 409,
      body: { code: 'namespace/name-taken' },
    });
    expect((await call('POST', '/hub/v1/organizations', { cookie, body: { name: 'Shared-Lab' } })).status).toBe(201);
    expect(await call('POST', '/hub/v1/accounts', { body: { name: 'shared-lab', password: PASSWORD } })).toMatchObject({
      status: 409,
      body: { code: 'namespace/name-taken' },
    });
  });
});

describe('sessions', () => {
  it('says the same of a wrong password and of an unknown name', async () => {
    const { name } = await signUp();
    const wrong = await call('POST', '/hub/v1/session', { body: { login: name, password: 'not the password' } });
    const unknown = await call('POST', '/hub/v1/session', { body: { login: 'nobody-here', password: 'not the password' } });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'auth/wrong-password' } });
    expect({ ...unknown.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' });
    expect(wrong.headers.get('www-authenticate')).toBeNull();
    expect(wrong.cookie).toBe('');
  });

  it('sets a cookie that scripts cannot read, named after the installation, Secure exactly when the request came by https', async () => {
    const { name } = await signUp();
    const plain = await call('POST', '/hub/v1/session', { body: { login: name.toUpperCase(), password: PASSWORD } });
    const id = await app.get(InstanceService).id();
    expect(plain.cookie).toMatch(new RegExp(`^grove_session_${id}=[\\w-]{43}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax$`));
    const proxied = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'hub.example.org' };
    const secure = await call('POST', '/hub/v1/session', { body: { login: `${name}@example.org`, password: PASSWORD }, headers: proxied });
    expect(secure.cookie).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
  });

  it('opens a new session at each sign-in, ends the one the browser had, and signs out', async () => {
    const { name, cookie } = await signUp();
    const again = await call('POST', '/hub/v1/session', { cookie, body: { login: name, password: PASSWORD } });
    const fresh = pairOf(again.cookie);
    expect(fresh).not.toBe(cookie);
    expect((await call('GET', '/hub/v1/session', { cookie })).body).toEqual({ user: null });
    expect((await call('GET', '/hub/v1/session', { cookie: fresh })).body.user.name).toBe(name);
    const out = await call('DELETE', '/hub/v1/session', { cookie: fresh });
    expect(out.status).toBe(200);
    expect(out.cookie).toContain('Max-Age=0');
    expect((await call('GET', '/hub/v1/session', { cookie: fresh })).body).toEqual({ user: null });
  });

  it('lists sessions and ends another one, but nobody else’s', async () => {
    const { name, cookie } = await signUp();
    const other = pairOf(
      (await call('POST', '/hub/v1/session', { body: { login: name, password: PASSWORD }, headers: { 'user-agent': 'phone' } })).cookie,
    );
    const { body } = await call('GET', '/hub/v1/sessions', { cookie });
    expect(body).toHaveLength(2);
    const phone = body.find((session: { userAgent: string }) => session.userAgent === 'phone');
    expect(phone.current).toBe(false);
    const stranger = await signUp();
    expect(await call('DELETE', `/hub/v1/sessions/${phone.id}`, { cookie: stranger.cookie })).toMatchObject({
      status: 404,
      body: { code: 'session/not-found' },
    });
    expect((await call('DELETE', `/hub/v1/sessions/${phone.id}`, { cookie })).status).toBe(204);
    expect((await call('GET', '/hub/v1/session', { cookie: other })).body).toEqual({ user: null });
  });

  it('ends all others in one go: the present one is marked, goes on alone, and nobody else loses theirs', async () => {
    const { name, cookie } = await signUp();
    const stranger = await signUp();
    const signIn = async (browser: string) => {
      const body = { login: name, password: PASSWORD };
      return pairOf((await call('POST', '/hub/v1/session', { body, headers: { 'user-agent': browser } })).cookie);
    };
    const others = [await signIn('phone'), await signIn('library')];
    const marked = async (of: string) =>
      ((await call('GET', '/hub/v1/sessions', { cookie: of })).body as { userAgent: string; current: boolean }[])
        .filter(({ current }) => current)
        .map(({ userAgent }) => userAgent);
    expect(await marked(others[0]!)).toEqual(['phone']);
    expect(await marked(others[1]!)).toEqual(['library']);
    expect((await call('DELETE', '/hub/v1/sessions', { cookie })).status).toBe(204);
    for (const other of others) {
      expect((await call('GET', '/hub/v1/session', { cookie: other })).body).toEqual({ user: null });
      expect(await call('GET', '/hub/v1/sessions', { cookie: other })).toMatchObject({ status: 401 });
    }
    expect((await call('GET', '/hub/v1/sessions', { cookie })).body).toMatchObject([{ current: true }]);
    expect((await call('GET', '/hub/v1/session', { cookie: stranger.cookie })).body.user.name).toBe(stranger.name);
    expect((await call('DELETE', '/hub/v1/sessions')).status).toBe(401);
  });

  it('ends a session thirty days after its last use, and prolongs one that is used', async () => {
    const { cookie } = await signUp();
    const idle = await signUp();
    clock.advance(29 * 24 * 3600_000);
    const prolonged = await call('GET', '/hub/v1/session', { cookie });
    expect(prolonged.body.user).not.toBeNull();
    expect(pairOf(prolonged.cookie)).toBe(cookie);
    await delay(50);
    expect((await call('GET', '/hub/v1/session', { cookie })).cookie).toBe('');
    clock.advance(2 * 24 * 3600_000);
    expect((await call('GET', '/hub/v1/session', { cookie: idle.cookie })).body).toEqual({ user: null });
    expect((await call('GET', '/hub/v1/session', { cookie })).body.user).not.toBeNull();
    clock.advance(31 * 24 * 3600_000);
    expect((await call('GET', '/hub/v1/session', { cookie })).body).toEqual({ user: null });
  });

  it('reads the cookie for the hub API only', async () => {
    const { cookie } = await signUp();
    expect((await call('GET', '/api/echo', { cookie })).body.actor).toEqual({ kind: 'anonymous' });
  });

  it('ends the other sessions with a change of password', async () => {
    const { name, cookie } = await signUp();
    const other = pairOf((await call('POST', '/hub/v1/session', { body: { login: name, password: PASSWORD } })).cookie);
    const change = (body: object) => call('POST', '/hub/v1/password', { cookie, body });
    expect(await change({ currentPassword: 'wrong wrong', newPassword: 'noch-ein-Apfelbaum' })).toMatchObject({
      status: 403,
      body: { code: 'account/wrong-password' },
    });
    expect(await change({ currentPassword: PASSWORD, newPassword: `${name}123` })).toMatchObject({
      status: 400,
      body: { code: 'account/password-weak' },
    });
    expect((await change({ currentPassword: PASSWORD, newPassword: 'noch-ein-Apfelbaum' })).status).toBe(204);
    expect((await call('GET', '/hub/v1/session', { cookie })).body.user.name).toBe(name);
    expect((await call('GET', '/hub/v1/session', { cookie: other })).body).toEqual({ user: null });
    expect((await call('POST', '/hub/v1/session', { body: { login: name, password: PASSWORD } })).status).toBe(401);
  });

  it('resets a password by a link that works once, of two at the same time too', async () => {
    const { name, cookie } = await signUp();
    const { secret, path } = await app.get(OneTimeLinksService).createResetLink(SYSTEM, name);
    expect(path).toBe(`/reset#${secret}`);
    expect((await call('POST', '/hub/v1/one-time-links/inspect', { body: { secret } })).body).toMatchObject({
      purpose: 'reset',
      userName: name,
    });
    expect((await call('POST', '/hub/v1/setup', { body: { secret, name: 'mallory', password: PASSWORD } })).status).toBe(404);
    const passwords = ['erster-neuer-Versuch', 'zweiter-neuer-Versuch'];
    const answers = await Promise.all(passwords.map((password) => call('POST', '/hub/v1/reset', { body: { secret, password } })));
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([204, 404]);
    expect((await call('GET', '/hub/v1/session', { cookie })).body).toEqual({ user: null });
    const right = passwords[answers.findIndex((answer) => answer.status === 204)];
    expect((await call('POST', '/hub/v1/session', { body: { login: name, password: right } })).status).toBe(200);
    expect((await call('POST', '/hub/v1/one-time-links/inspect', { body: { secret } })).status).toBe(404);
  });

  it('lets a link lapse after an hour', async () => {
    const { name } = await signUp();
    const { secret } = await app.get(OneTimeLinksService).createResetLink(SYSTEM, name);
    clock.advance(3601_000);
    expect((await call('POST', '/hub/v1/reset', { body: { secret, password: PASSWORD } })).status).toBe(404);
  });
});

describe('requests from other sites', () => {
  it('refuses to act for a cookie that another site sent along, and for one that says nothing of its origin', async () => {
    const { cookie } = await signUp();
    const end = (headers: Record<string, string>) =>
      call('POST', '/hub/v1/tokens', { cookie, headers, body: { displayName: `t${++counter}`, role: 'read' } });
    for (const headers of <Record<string, string>[]>[
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: base },
      { referer: 'https://evil.example/x' },
    ]) {
      expect(await end(headers)).toMatchObject({ status: 403, body: { code: 'request/cross-origin' } });
    }
    const silent = await fetch(`${base}/hub/v1/tokens`, { method: 'POST', headers: { cookie, 'sec-fetch-mode': 'cors' }, body: '{}' });
    expect(silent.status).toBe(403);
    for (const headers of <Record<string, string>[]>[
      { origin: base },
      { 'sec-fetch-site': 'same-origin' },
      { referer: `${base}/settings` },
      { origin: 'https://hub.example.org' },
    ]) {
      expect((await end(headers)).status).toBe(201);
    }
  });

  it('refuses a sign-in that another site started', async () => {
    const { name } = await signUp();
    const answer = await call('POST', '/hub/v1/session', {
      body: { login: name, password: PASSWORD },
      headers: { origin: 'https://evil.example' },
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'request/cross-origin' } });
  });

  it('answers 421 to names that are not ours, except for probes of its health', async () => {
    const get = (path: string, headers: Record<string, string>) =>
      new Promise<number>((resolve, reject) => {
        httpRequest({ port, path, headers, host: '127.0.0.1' }, (response) => resolve(response.resume().statusCode ?? 0))
          .on('error', reject)
          .end();
      });
    expect(await get('/hub/v1/meta', { host: 'rebound.example' })).toBe(421);
    expect(await get('/health/live', { host: '10.1.2.3' })).toBe(200);
    expect(await get('/hub/v1/meta', { host: 'hub.example.org' })).toBe(200);
    expect(await get('/hub/v1/meta', { host: `grove.localhost:${port}` })).toBe(200);
  });
});

describe('tokens', () => {
  it('are shown once, work as Bearer and as the password of Basic, and end with their revocation', async () => {
    const { name, cookie } = await signUp();
    const made = await tokenOf(cookie, { displayName: 'laptop' });
    expect(made.status).toBe(201);
    const { secret, id, hint } = made.body;
    expect(secret).toMatch(/^grove_[0-9A-Za-z]{46}$/);
    expect(hint).toBe(`${secret.slice(0, 9)}…${secret.slice(-4)}`);
    const kept = await app.get(Database).prisma.accessToken.findUniqueOrThrow({ where: { id: BigInt(id) } });
    expect(JSON.stringify({ ...kept, id: 0, userId: 0 })).not.toContain(secret);

    const user = { kind: 'user', name, via: 'token', role: 'write' };
    expect((await call('GET', '/api/echo', { token: secret })).body.actor).toEqual(user);
    for (const userName of ['anything', 'hf_user', '']) {
      const basic = `Basic ${Buffer.from(`${userName}:${secret}`).toString('base64')}`;
      expect((await call('GET', '/api/echo', { headers: { authorization: basic } })).body.actor).toEqual(user);
    }

    const listed = (await call('GET', '/hub/v1/tokens', { cookie })).body;
    expect(listed).toEqual([expect.objectContaining({ id, displayName: 'laptop', role: 'write', scopes: [], hint })]);
    expect(JSON.stringify(listed)).not.toContain(secret);
    expect(await tokenOf(cookie, { displayName: 'laptop' })).toMatchObject({ status: 409, body: { code: 'token/name-taken' } });

    const stranger = await signUp();
    expect((await call('DELETE', `/hub/v1/tokens/${id}`, { cookie: stranger.cookie })).status).toBe(404);
    expect((await call('DELETE', `/hub/v1/tokens/${id}`, { cookie })).status).toBe(204);
    expect((await call('GET', '/api/echo', { token: secret })).body.actor.kind).toBe('anonymous');
  });

  it('that are not valid are remembered as such, with the literal of the contract and where they may come from', async () => {
    const { actor } = (await call('GET', '/api/echo', { token: 'hf_fromAnotherHub1234567890' })).body;
    expect(actor.kind).toBe('anonymous');
    expect(actor.rejectedCredential).toMatch(
      /^Invalid credentials in Authorization header\. .*HF_TOKEN.*HUGGING_FACE_HUB_TOKEN.*\.cache\/huggingface\/token/,
    );
    expect(await call('GET', '/hub/v1/session', { token: 'nonsense' })).toMatchObject({
      status: 401,
      body: { code: 'auth/invalid-credentials' },
    });
    for (const authorization of ['Bearer', 'Bearer a b', 'Basic !!!', 'Negotiate abc', 'Basic Og==']) {
      const answer = await call('GET', '/api/echo', { headers: { authorization } });
      expect(answer.body.actor.rejectedCredential).toContain('Invalid credentials');
    }
  });

  it('are never replaced by the password of an account', async () => {
    const { name } = await signUp();
    const authorization = `Basic ${Buffer.from(`${name}:${PASSWORD}`).toString('base64')}`;
    const { actor } = (await call('GET', '/api/echo', { headers: { authorization } })).body;
    expect(actor.kind).toBe('anonymous');
    expect(actor.rejectedCredential).toContain('access token as the password');
  });

  it('cost one statement, and none when they are absent or their checksum is wrong', async () => {
    const { cookie } = await signUp();
    const { secret } = (await tokenOf(cookie)).body;
    await call('GET', '/api/echo', { token: secret });
    await delay(50);
    const costOf = async (options: object): Promise<number> => {
      const before = statementCount.value;
      await call('GET', '/api/echo', options);
      return statementCount.value - before;
    };
    expect(await costOf({ token: secret })).toBe(1);
    expect(await costOf({ token: `${secret.slice(0, -1)}${secret.endsWith('a') ? 'b' : 'a'}` })).toBe(0);
    expect(await costOf({})).toBe(0);
    expect(await costOf({ cookie })).toBe(0);
  });

  it('note their last use, expire, and end with their owner', async () => {
    const { name, cookie } = await signUp();
    const { secret, id } = (await tokenOf(cookie, { expiresInDays: 2 })).body;
    await call('GET', '/api/echo', { token: secret });
    await delay(50);
    const [listed] = (await call('GET', '/hub/v1/tokens', { cookie })).body.filter((token: { id: string }) => token.id === id);
    expect(Math.abs(new Date(listed.lastUsedAt).getTime() - clock.now().getTime())).toBeLessThan(5000);
    const lasting = (await tokenOf(cookie)).body.secret;
    clock.advance(2 * 24 * 3600_000 + 1000);
    expect((await call('GET', '/api/echo', { token: secret })).body.actor.kind).toBe('anonymous');
    expect((await call('GET', '/api/echo', { token: lasting })).body.actor.kind).toBe('user');
    await app.get(AccountsService).setDisabled(SYSTEM, name, true);
    expect((await call('GET', '/api/echo', { token: lasting })).body.actor.kind).toBe('anonymous');
    expect((await call('GET', '/hub/v1/session', { cookie })).body).toEqual({ user: null });
    expect((await call('POST', '/hub/v1/session', { body: { login: name, password: PASSWORD } })).body.code).toBe('auth/wrong-password');
  });

  it('take scopes that exist on things that have names, and a read token makes no other', async () => {
    const { name, cookie } = await signUp();
    const scope = (type: string, entity: string, permission: string) => [{ entity: { type, name: entity }, permissions: [permission] }];
    const fine = await tokenOf(cookie, { role: 'fineGrained', scopes: scope('user', name, 'repo.write') });
    expect(fine).toMatchObject({ status: 201, body: { scopes: scope('user', name, 'repo.write') } });
    for (const scopes of [
      [],
      scope('user', name, 'everything'),
      scope('model', 'no-slash', 'repo.write'),
      scope('planet', name, 'repo.write'),
      scope('model', `${name}/m`, 'org.write'),
    ]) {
      expect((await tokenOf(cookie, { role: 'fineGrained', scopes })).status).toBe(400);
    }
    const reader = (await tokenOf(cookie, { role: 'read' })).body.secret;
    expect(await call('POST', '/hub/v1/tokens', { token: reader, body: { displayName: 'x', role: 'write' } })).toMatchObject({
      status: 403,
      body: { code: 'access/forbidden' },
    });
    expect((await call('GET', '/hub/v1/namespaces', { token: reader })).body).toEqual([]);
    expect((await call('GET', '/hub/v1/namespaces', { token: fine.body.secret })).body).toEqual([{ name, kind: 'user' }]);
  });
});

describe('the body', () => {
  it('of somebody who is not signed in is not read: the answer comes while it is still being sent', async () => {
    const received = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk.toString();
        if (text.includes('auth/required')) socket.destroy();
      });
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
      socket.write(
        `POST /hub/v1/tokens HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: 100000000\r\n\r\n{"displayName":`,
      );
    });
    expect(received).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('may have any content type, has a limit, and must be JSON', async () => {
    const post = (body: string, type: string) =>
      fetch(`${base}/hub/v1/session`, { method: 'POST', body, headers: { 'content-type': type } });
    expect((await post('{"login":"a","password":"b"}', 'text/csv')).status).toBe(401);
    expect((await post('nonsense', 'application/json')).status).toBe(400);
    const tooLong = `"${'x'.repeat(2_000_000)}"`;
    expect((await post(tooLong, 'application/json')).status).toBe(413);
    const packed = await fetch(`${base}/hub/v1/session`, {
      method: 'POST',
      body: gzipSync(tooLong),
      headers: { 'content-encoding': 'gzip' },
    });
    expect(packed.status).toBe(413);
  });
});

describe('organizations', () => {
  it('keep an admin, obey their admins only, and let members leave', async () => {
    const [owner, member, stranger] = [await signUp(), await signUp(), await signUp()];
    const made = await call('POST', '/hub/v1/organizations', { cookie: owner.cookie, body: { name: 'Forest', fullName: 'The Forest' } });
    expect(made).toMatchObject({
      status: 201,
      body: { name: 'Forest', fullName: 'The Forest', role: 'admin', members: [{ name: owner.name, role: 'admin' }] },
    });
    const put = (cookie: string, user: string, role: string) =>
      call('PUT', `/hub/v1/organizations/forest/members/${user}`, { cookie, body: { role } });
    expect((await put(stranger.cookie, stranger.name, 'admin')).status).toBe(403);
    expect((await put(owner.cookie, member.name, 'write')).status).toBe(204);
    expect((await put(member.cookie, stranger.name, 'read')).status).toBe(403);
    expect(await put(owner.cookie, owner.name, 'write')).toMatchObject({ status: 409, body: { code: 'organization/last-admin' } });
    const leave = (person: { name: string; cookie: string }) =>
      call('DELETE', `/hub/v1/organizations/Forest/members/${person.name}`, { cookie: person.cookie });
    expect(await leave(owner)).toMatchObject({ status: 409, body: { code: 'organization/last-admin' } });
    expect((await call('GET', '/hub/v1/namespaces', { cookie: member.cookie })).body).toEqual([
      { name: member.name, kind: 'user' },
      { name: 'Forest', kind: 'organization' },
    ]);
    expect((await call('GET', '/hub/v1/organizations/FOREST')).body).toMatchObject({ role: null, nextCursor: null });
    expect((await leave(member)).status).toBe(204);
    expect(await leave(member)).toMatchObject({ status: 404, body: { code: 'organization/member-not-found' } });
    expect((await put(owner.cookie, 'nobody-here', 'read')).body.code).toBe('account/not-found');
    expect(
      (await call('PUT', `/hub/v1/organizations/${owner.name}/members/${member.name}`, { cookie: owner.cookie, body: { role: 'read' } }))
        .body.code,
    ).toBe('organization/not-found');
  });
});

describe('limits', () => {
  it('count what an address asks for and say so in the headers that clients read; this machine is not counted', async () => {
    const first = await call('GET', '/api/echo', { headers: { 'x-forwarded-for': '198.51.100.7' } });
    expect(first.body.address).toBe('198.51.100.7');
    expect(first.headers.get('ratelimit')).toMatch(/^"api";r=2999;t=\d+$/);
    expect(first.headers.get('ratelimit-policy')).toBe('"fixed window";"api";q=3000;w=300');
    expect((await call('GET', '/api/echo')).headers.get('ratelimit')).toBeNull();
    for (let i = 0; i < 2999; i++) app.get(RateLimiter).take('api', 'address:198.51.100.7');
    const over = await call('GET', '/api/echo', { headers: { 'x-forwarded-for': '198.51.100.7' } });
    expect(over).toMatchObject({ status: 429, body: { code: 'rate-limit/exceeded' } });
    expect(over.headers.get('ratelimit')).toMatch(/^"api";r=0;t=\d+$/);
    expect(over.headers.get('retry-after')).toMatch(/^\d+$/);
  });

  it('slow down who guesses a password, and tell how long', async () => {
    const { name } = await signUp();
    const guess = (password: string) => call('POST', '/hub/v1/session', { body: { login: name, password } });
    await clock.stopped(async () => {
      const answers: Answer[] = [];
      for (let i = 0; i < 6; i++) answers.push(await guess('wrong password'));
      expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401, 401, 401, 429]);
      expect(answers.at(-1)?.body.code).toBe('auth/too-many-attempts');
      expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await guess(PASSWORD)).status).toBe(429);
      clock.advance(1500);
      expect((await guess(PASSWORD)).status).toBe(200);
      expect((await guess('wrong password')).status).toBe(401);
    });
  });
});

describe('the audit log', () => {
  it('has a row for each deed, with the address and without secrets', async () => {
    const rows = await app.get(Database).prisma.auditEvent.findMany();
    const actions = new Set(rows.map((row) => row.action));
    const expected = [
      'account.signed-up',
      'session.opened',
      'session.ended',
      'sign-in.refused',
      'one-time-link.created',
      'one-time-link.used',
      'password.changed',
      'token.created',
    ];
    for (const action of [
      ...expected,
      'token.revoked',
      'organization.created',
      'organization.member-set',
      'organization.member-removed',
      'account.disabled',
    ]) {
      expect(actions).toContain(action);
    }
    const text = JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    expect(text).not.toMatch(/Apfelbaum|wrong password|grove_\w{12}/);
    expect(rows.find((row) => row.action === 'session.opened')).toMatchObject({ actorKind: 'session', address: '127.0.0.1' });
  });
});
