// The hub as OAuth 2 and OpenID provider, over real HTTP: what clients send, what a person answers, and what comes of it.
import { createHash, randomBytes } from 'node:crypto';
import { SYSTEM } from '../common/actor';
import { AccountsService } from '../modules/accounts';
import { AppOrigins, DEVICE_CLIENT_ID, OauthClientsService, SigningKeys } from '../modules/oauth';
import { Database } from '../platform/database';
import { grove } from './testing/hub-calls';
import { GitClient } from './testing/git-client';
import { hubRequest } from './testing/hub-requests';
import { PlainBrowser } from './testing/plain-browser';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

const HERE = 'http://127.0.0.1:9/callback';
const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const ALL = 'openid profile email read-repos contribute-repos write-repos manage-repos inference-api jobs';

interface Tokens {
  access_token: string;
  refresh_token: string;
  id_token?: string;
  expires_in: number;
  scope: string;
  error?: string;
  error_description?: string;
}
interface Client {
  id: string;
  secret: string | null;
}

let hub: TestHub;
let [ann, ben, maker]: TestPerson[] = [];
let [open, closed]: Client[] = [];
const git = new GitClient();

const ask = <T = Record<string, never>>(person: TestPerson | null, method: string, path: string, body?: object) =>
  hubRequest<T>(hub, person, method, path, body);
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const pkce = () => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
};

beforeAll(async () => {
  hub = await startTestHub();
  [ann, ben, maker] = await Promise.all(['ann', 'ben', 'maker'].map((name) => hub.person(name)));
  await ask(ann!, 'POST', '/organizations', { name: 'acme' });
  const form = { homepage: 'https://example.org', redirectUris: [HERE], scopes: ALL.split(' ') };
  open = (await ask<Client>(maker!, 'POST', '/oauth/clients', { ...form, name: 'Open app', isConfidential: false })).body;
  closed = (await ask<Client>(maker!, 'POST', '/oauth/clients', { ...form, name: 'Closed app', isConfidential: true })).body;
}, 120_000);

afterAll(async () => {
  git.remove();
  await hub?.stop();
});

async function signedIn(name: string): Promise<PlainBrowser> {
  const browser = new PlainBrowser(hub.url);
  const answer = await browser.send('/hub/v1/session', { json: { login: name, password: 'correct-horse-battery' } });
  expect(answer.status).toBe(200);
  return browser;
}

function authorizeUrl(query: Record<string, string | undefined>): string {
  const all = { client_id: open!.id, response_type: 'code', redirect_uri: HERE, state: 's1', scope: 'openid profile', ...query };
  return `/oauth/authorize?${new URLSearchParams(Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined))}`;
}

/** To the page of consent; the number of the request. */
async function asked(browser: PlainBrowser, query: Record<string, string | undefined>): Promise<string> {
  const { url } = await browser.follow(
    authorizeUrl(query),
    (at) => at.pathname.startsWith('/oauth/consent/') || at.host === new URL(HERE).host,
  );
  expect(url.pathname).toMatch(/^\/oauth\/consent\//);
  return url.pathname.split('/')[3]!;
}

async function answer(browser: PlainBrowser, uid: string, body: object): Promise<URL> {
  const said = await browser.send(`/hub/v1/oauth/requests/${uid}/answer`, { json: body });
  expect(said.status).toBe(200);
  const { location } = (await said.json()) as { location: string };
  return (await browser.follow(location, (at) => at.host === new URL(HERE).host)).url;
}

const form = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${hub.url}/oauth/${path}`, { method: 'POST', body: new URLSearchParams(fields), headers });
const tokensOf = async (response: Response) => ({ status: response.status, ...((await response.json()) as Tokens) });
const exchange = async (code: string, verifier: string, extra: Record<string, string> = {}) =>
  tokensOf(
    await form('token', {
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
      redirect_uri: HERE,
      client_id: open!.id,
      ...extra,
    }),
  );

/** The whole way: tokens for the scopes. */
async function tokensFor(browser: PlainBrowser, scope: string, { organizations = [] as string[], client = open! } = {}) {
  const { verifier, challenge } = pkce();
  const uid = await asked(browser, { scope, client_id: client.id, code_challenge: challenge, code_challenge_method: 'S256' });
  const code = (await answer(browser, uid, { decision: 'allow', organizations })).searchParams.get('code')!;
  const secret: Record<string, string> = client.secret === null ? {} : { client_secret: client.secret };
  return { code, verifier, ...(await exchange(code, verifier, { client_id: client.id, ...secret })) };
}

const whoami = async (token: string) => {
  const response = await fetch(`${hub.url}/api/whoami-v2`, { headers: bearer(token) });
  return { status: response.status, body: (await response.json()) as Record<string, any> };
};
const alive = async (token: string) => (await whoami(token)).status === 200;

describe('a program that signs people in', () => {
  it('comes by a page of consent to a code, to tokens, and to who the person is', async () => {
    const browser = await signedIn('ann');
    const { verifier, challenge } = pkce();
    const uid = await asked(browser, {
      scope: 'openid profile email',
      nonce: 'n1',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    });
    const question = await (await browser.send(`/hub/v1/oauth/requests/${uid}/question`)).json();
    expect(question).toMatchObject({
      program: { name: 'Open app', kind: 'registered', owner: 'maker' },
      scopes: ['openid', 'profile', 'email'],
      redirectHost: '127.0.0.1:9',
      organizations: [{ name: 'acme', isOpen: false }],
      isRemembered: false,
    });
    const back = await answer(browser, uid, { decision: 'allow' });
    expect([back.searchParams.get('state'), back.searchParams.get('iss')]).toEqual(['s1', hub.url]);
    const tokens = await exchange(back.searchParams.get('code')!, verifier);
    expect(tokens).toMatchObject({ status: 200, expires_in: 8 * 3600, scope: 'openid profile email', token_type: 'Bearer' });
    expect(tokens.access_token).toMatch(/^hf_oauth_[0-9A-Za-z]{40}$/);
    const info = (await (await fetch(`${hub.url}/oauth/userinfo`, { headers: bearer(tokens.access_token) })).json()) as object;
    expect(info).toMatchObject({ preferred_username: 'ann', isPro: false, orgs: [{ preferred_username: 'acme', roleInOrg: 'admin' }] });
    const claims = JSON.parse(Buffer.from(tokens.id_token!.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;
    expect(claims).toMatchObject({ iss: hub.url, aud: open!.id, nonce: 'n1', sub: (info as { sub: string }).sub });
    const who = await whoami(tokens.access_token);
    expect(who.body).toMatchObject({ name: 'ann', auth: { type: 'oauth', clientId: open!.id } });
    expect(new Date(who.body['auth'].expiresAt).getTime()).toBeGreaterThan(Date.now());
  });

  it('is told in discovery where everything is, by the public address', async () => {
    for (const path of ['openid-configuration', 'oauth-authorization-server']) {
      const response = await fetch(`${hub.url}/.well-known/${path}`, { headers: { origin: 'https://elsewhere.example' } });
      expect(response.headers.get('access-control-allow-origin')).toBe('https://elsewhere.example');
      expect(await response.json()).toMatchObject({
        issuer: hub.url,
        authorization_endpoint: `${hub.url}/oauth/authorize`,
        device_authorization_endpoint: `${hub.url}/oauth/device`,
        code_challenge_methods_supported: ['S256'],
        response_types_supported: ['code'],
      });
    }
  });

  it('is sent back with a refusal when the person says no, and with prompt=none nobody is asked', async () => {
    const browser = await signedIn('ann');
    const { challenge } = pkce();
    const proof = { code_challenge: challenge, code_challenge_method: 'S256' };
    const refused = await answer(browser, await asked(browser, proof), { decision: 'deny' });
    expect([refused.searchParams.get('error'), refused.searchParams.get('code')]).toEqual(['access_denied', null]);
    const { url } = await browser.follow(authorizeUrl({ ...proof, prompt: 'none' }), (at) => at.host === new URL(HERE).host);
    expect(url.searchParams.get('error')).toBe('login_required');
  });

  it('gets nothing without PKCE, with a plain challenge, or with another verifier', async () => {
    const browser = await signedIn('ann');
    const elsewhere = (at: URL) => at.host === new URL(HERE).host;
    const without = await browser.follow(authorizeUrl({}), elsewhere);
    expect(without.url.searchParams.get('error')).toBe('invalid_request');
    const plain = await browser.follow(authorizeUrl({ code_challenge: 'x'.repeat(43), code_challenge_method: 'plain' }), elsewhere);
    expect(plain.url.searchParams.get('error')).toBe('invalid_request');
    const uid = await asked(browser, { code_challenge: pkce().challenge, code_challenge_method: 'S256' });
    const code = (await answer(browser, uid, { decision: 'allow' })).searchParams.get('code')!;
    expect(await exchange(code, pkce().verifier)).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  it.each([
    ['http://127.0.0.1:9/callback/', 'another path'],
    ['http://127.0.0.1:9/callback?x=1', 'a query'],
    ['http://127.0.0.1:10/callback', 'another port'],
    ['https://evil.example/callback', 'another host'],
    ['//evil.example', 'no scheme'],
  ])('never redirects to %s: %s', async (redirect_uri) => {
    const proof = { code_challenge: pkce().challenge, code_challenge_method: 'S256' };
    const response = await fetch(`${hub.url}${authorizeUrl({ ...proof, redirect_uri })}`, { redirect: 'manual' });
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
    const inBrowser = await fetch(`${hub.url}${authorizeUrl({ ...proof, redirect_uri })}`, {
      redirect: 'manual',
      headers: { accept: 'text/html' },
    });
    expect(new URL(inBrowser.headers.get('location')!, hub.url).href).toBe(`${hub.url}/oauth/refused?error=invalid_redirect_uri`);
  });

  it('cannot have a request answered in another browser, nor by a page of another site', async () => {
    const [browser, victim] = [await signedIn('ben'), await signedIn('ann')];
    const uid = await asked(browser, { code_challenge: pkce().challenge, code_challenge_method: 'S256' });
    const question = await victim.send(`/hub/v1/oauth/requests/${uid}/question`);
    expect([question.status, ((await question.json()) as { code: string }).code]).toEqual([404, 'oauth/request-not-found']);
    const forced = await victim.send(`/hub/v1/oauth/requests/${uid}/answer`, { json: { decision: 'allow' } });
    expect(forced.status).toBe(404);
    const foreign = await browser.send(`/hub/v1/oauth/requests/${uid}/answer`, {
      json: { decision: 'allow' },
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(foreign.status).toBe(403);
    const stranger = new PlainBrowser(hub.url);
    expect((await stranger.send(`/hub/v1/oauth/requests/${uid}/question`)).status).toBe(401);
  });

  it('loses everything when a code or a refresh token is used a second time', async () => {
    const browser = await signedIn('ann');
    const first = await tokensFor(browser, 'openid profile');
    expect(await alive(first.access_token)).toBe(true);
    expect(await exchange(first.code, first.verifier)).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(await alive(first.access_token)).toBe(false);

    const second = await tokensFor(browser, 'openid profile');
    const refresh = async (refresh_token: string) =>
      tokensOf(await form('token', { grant_type: 'refresh_token', refresh_token, client_id: open!.id }));
    const renewed = await refresh(second.refresh_token);
    expect(renewed.status).toBe(200);
    expect(renewed.refresh_token).not.toBe(second.refresh_token);
    expect(await alive(renewed.access_token)).toBe(true);
    expect(await refresh(second.refresh_token)).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(await alive(renewed.access_token)).toBe(false);
    expect(await refresh(renewed.refresh_token)).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  it('gets tokens once at most when a code or a refresh token is brought several times at once', async () => {
    const browser = await signedIn('ann');
    const { verifier, challenge } = pkce();
    const uid = await asked(browser, { code_challenge: challenge, code_challenge_method: 'S256' });
    const code = (await answer(browser, uid, { decision: 'allow' })).searchParams.get('code')!;
    const answers = await Promise.all(Array.from({ length: 6 }, () => exchange(code, verifier)));
    const given = answers.filter(({ status }) => status === 200);
    expect(given.length).toBeLessThanOrEqual(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    for (const { access_token } of given) expect(await alive(access_token)).toBe(false);
    const { refresh_token } = await tokensFor(browser, 'openid profile');
    const fields = { grant_type: 'refresh_token', refresh_token, client_id: open!.id };
    const renewed = await Promise.all(Array.from({ length: 6 }, async () => tokensOf(await form('token', fields))));
    expect(renewed.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    expect(renewed.filter(({ status }) => status >= 500)).toEqual([]);
    for (const { access_token } of renewed.filter(({ status }) => status === 200)) expect(await alive(access_token)).toBe(false);
  });

  it('proves itself by its secret, in the form or in the header, and may then look into its tokens', async () => {
    const browser = await signedIn('ann');
    const tokens = await tokensFor(browser, 'openid profile', { client: closed! });
    expect(tokens.status).toBe(200);
    const basic = { authorization: `Basic ${Buffer.from(`${closed!.id}:${closed!.secret}`).toString('base64')}` };
    expect(await (await form('introspect', { token: tokens.access_token }, basic)).json()).toMatchObject({
      active: true,
      scope: 'openid profile',
    });
    expect(
      (
        await form(
          'introspect',
          { token: tokens.access_token },
          { authorization: `Basic ${Buffer.from(`${closed!.id}:wrong`).toString('base64')}` },
        )
      ).status,
    ).toBe(401);
    expect((await form('introspect', { token: tokens.access_token, client_id: open!.id })).status).toBe(400);
    expect((await form('token', { grant_type: 'refresh_token', refresh_token: tokens.refresh_token, client_id: closed!.id })).status).toBe(
      401,
    );
    const strange = await tokensFor(browser, 'openid');
    expect(await (await form('introspect', { token: strange.access_token }, basic)).json()).toEqual({ active: false });
    expect((await form('revoke', { token: tokens.access_token }, basic)).status).toBe(200);
    expect(await alive(tokens.access_token)).toBe(false);
    const renewed = await ask<Client>(maker!, 'POST', `/oauth/clients/${closed!.id}/secret`);
    expect((await form('introspect', { token: 'x' }, basic)).status).toBe(401);
    closed = renewed.body;
  });

  it('may be a page of its own origin, and no other', async () => {
    const tokens = await tokensFor(await signedIn('ann'), 'openid profile');
    const from = (origin: string) => ({ origin });
    const own = await form(
      'token',
      { grant_type: 'refresh_token', refresh_token: 'none', client_id: open!.id },
      from('http://127.0.0.1:9'),
    );
    expect(own.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:9');
    const other = await form(
      'token',
      { grant_type: 'refresh_token', refresh_token: 'none', client_id: open!.id },
      from('https://evil.example'),
    );
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
    const info = await fetch(`${hub.url}/oauth/userinfo`, { headers: { ...bearer(tokens.access_token), ...from('http://127.0.0.1:9') } });
    expect([info.status, info.headers.get('access-control-allow-origin')]).toEqual([200, 'http://127.0.0.1:9']);
    const preflight = await fetch(`${hub.url}/oauth/userinfo`, {
      method: 'OPTIONS',
      headers: { ...from('http://127.0.0.1:9'), 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' },
    });
    expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([204, 'authorization']);
  });
});

describe('what a token may do', () => {
  const call = async (token: string, method: string, path: string, body?: object) =>
    (await fetch(`${hub.url}${path}`, { method, headers: bearer(token), ...(body ? { body: JSON.stringify(body) } : {}) })).status;

  it('follows its scopes on the hub, in git and at the gateway', async () => {
    const browser = await signedIn('ann');
    const secret = await hub.repository(ann!, 'secret', { isPrivate: true });
    const token = async (scope: string) => (await tokensFor(browser, scope)).access_token;
    const [who, reads, writes, manages, infers] = [
      await token('openid profile'),
      await token('openid read-repos'),
      await token('openid write-repos'),
      await token('openid manage-repos'),
      await token('openid inference-api'),
    ];
    const see = (given: string) => call(given, 'GET', `/api/models/${secret}`);
    expect([await see(who), await see(reads), await see(writes), await see(manages), await see(infers)]).toEqual([404, 200, 200, 200, 404]);
    const make = (given: string, name: string) => call(given, 'POST', '/api/repos/create', { name, type: 'model' });
    expect([await make(who, 'a'), await make(reads, 'b'), await make(writes, 'c'), await make(manages, 'd')]).toEqual([403, 403, 403, 200]);
    const settle = (given: string) => call(given, 'PUT', `/api/models/${secret}/settings`, { private: true });
    expect([await settle(writes), await settle(manages)]).toEqual([403, 200]);
    const models = (given: string) => call(given, 'GET', '/v1/models');
    expect([await models(who), await models(reads), await models(infers)]).toEqual([403, 403, 200]);
    const chat = (given: string) => call(given, 'POST', '/v1/chat/completions', { model: 'no/such', messages: [] });
    expect([await chat(who), await chat(manages), await chat(infers)]).toEqual([403, 403, 404]);
    expect([await call(manages, 'GET', '/hub/v1/tokens'), await call(manages, 'GET', '/hub/v1/oauth/connected')]).toEqual([403, 403]);

    const address = (given: string) => hub.gitUrl(secret, { name: 'ann', token: given });
    expect((await git.attempt('', 'ls-remote', address(who))).code).not.toBe(0);
    await git.git('', 'clone', '-q', address(reads), 'work');
    git.write('work', 'a.txt', 'a');
    await git.git('work', 'add', '.');
    await git.git('work', 'commit', '-qm', 'a');
    expect((await git.attempt('work', 'push', address(reads), 'HEAD:main')).code).not.toBe(0);
    expect((await git.attempt('work', 'push', address(writes), 'HEAD:main')).code).toBe(0);
    expect((await whoami(who)).body['email']).toBeNull();
  });

  it('reaches an organization only when the person opened it, and what the program made itself', async () => {
    const browser = await signedIn('ann');
    const actor = await ask<{ organizations: { id: string }[] }>(ann!, 'POST', '/oauth/device/question', {
      code: (await device()).user_code,
    });
    const acme = actor.body.organizations[0]!.id;
    await ask(ann!, 'POST', '/repositories', { type: 'model', namespace: 'acme', name: 'inside', isPrivate: true });
    const shut = await tokensFor(browser, 'openid read-repos');
    expect(await call(shut.access_token, 'GET', '/api/models/acme/inside')).toBe(404);
    await tokensFor(browser, 'openid read-repos', { organizations: [acme] });
    expect(await call(shut.access_token, 'GET', '/api/models/acme/inside')).toBe(200);
    const foreign = await signedIn('ben');
    const uid = await asked(foreign, { code_challenge: pkce().challenge, code_challenge_method: 'S256' });
    expect(
      (await foreign.send(`/hub/v1/oauth/requests/${uid}/answer`, { json: { decision: 'allow', organizations: [acme] } })).status,
    ).toBe(403);

    const contributes = (await tokensFor(browser, 'openid contribute-repos')).access_token;
    expect(await call(contributes, 'POST', '/api/repos/create', { name: 'by-program', type: 'model', private: true })).toBe(200);
    expect(await call(contributes, 'GET', '/api/models/ann/by-program')).toBe(200);
    expect(await call(contributes, 'GET', '/api/models/ann/secret')).toBe(404);
  });

  it('ends within the request when the person takes it back, the account is disabled or the client is deleted', async () => {
    const browser = await signedIn('ann');
    const tokens = await tokensFor(browser, 'openid profile read-repos');
    const [connected] = (await ask<{ id: string; program: { id: string } }[]>(ann!, 'GET', '/oauth/connected')).body.filter(
      ({ program }) => program.id === open!.id,
    );
    expect(connected).toMatchObject({ program: { name: 'Open app' }, scopes: expect.arrayContaining(['read-repos']) as unknown });
    expect((await ask(ben!, 'DELETE', `/oauth/connected/${connected!.id}`)).status).toBe(404);
    expect(await alive(tokens.access_token)).toBe(true);
    expect((await ask(ann!, 'DELETE', `/oauth/connected/${connected!.id}`)).status).toBe(204);
    expect(await alive(tokens.access_token)).toBe(false);
    expect(
      await tokensOf(await form('token', { grant_type: 'refresh_token', refresh_token: tokens.refresh_token, client_id: open!.id })),
    ).toMatchObject({ error: 'invalid_grant' });

    const accounts = hub.app.get(AccountsService, { strict: false });
    const bens = await tokensFor(await signedIn('ben'), 'openid profile');
    await accounts.setDisabled(SYSTEM, 'ben', true);
    expect(await alive(bens.access_token)).toBe(false);
    await accounts.setDisabled(SYSTEM, 'ben', false);

    const made = (
      await ask<Client>(maker!, 'POST', '/oauth/clients', { name: 'Gone', redirectUris: [HERE], scopes: ['openid'], isConfidential: false })
    ).body;
    const last = await tokensFor(browser, 'openid', { client: made });
    expect(await alive(last.access_token)).toBe(true);
    expect((await ask(ann!, 'DELETE', `/oauth/clients/${made.id}`)).status).toBe(404);
    expect((await ask(maker!, 'DELETE', `/oauth/clients/${made.id}`)).status).toBe(204);
    expect(await alive(last.access_token)).toBe(false);
  });

  it('is kept only as a digest, and nothing of what the protocol keeps can be read', async () => {
    const tokens = await tokensFor(await signedIn('ann'), 'openid profile');
    const { prisma } = hub.app.get(Database, { strict: false });
    const rows = await prisma.oauthArtifact.findMany();
    const all = Buffer.concat(rows.flatMap(({ payload, keyHash }) => [payload, keyHash])).toString('latin1');
    for (const text of [tokens.access_token, tokens.refresh_token, tokens.code, 'accountId', open!.id])
      expect([text, all.includes(text)]).toEqual([text, false]);
    expect(rows.length).toBeGreaterThan(3);
  });
});

interface Device {
  device_code: string;
  user_code: string;
  verification_uri: string;
  verification_uri_complete: string;
  error?: string;
}

const device = async (fields: Record<string, string> = {}) =>
  (await (await form('device', { client_id: DEVICE_CLIENT_ID, ...fields })).json()) as Device;
const poll = async ({ device_code }: Device) =>
  tokensOf(await form('token', { grant_type: DEVICE_GRANT, device_code, client_id: DEVICE_CLIENT_ID }));
/** The clock of the database goes on, so that nobody has to wait. */
const later = (seconds: number) =>
  hub.app.get(Database, { strict: false }).prisma.oauthArtifact.updateMany({ data: { polledAt: new Date(Date.now() - seconds * 1000) } });

describe('a device', () => {
  it('waits, is told to slow down, and gets tokens once its code was allowed', async () => {
    const asking = await device();
    expect(asking).toMatchObject({
      verification_uri: `${hub.url}/device`,
      verification_uri_complete: `${hub.url}/device?user_code=${asking.user_code}`,
    });
    expect(await poll(asking)).toMatchObject({ status: 400, error: 'authorization_pending' });
    expect(await poll(asking)).toMatchObject({ status: 400, error: 'slow_down' });
    const typed = asking.user_code.toLowerCase().replace('-', ' ');
    const question = await ask<{ device: { userAgent: string } }>(ann!, 'POST', '/oauth/device/question', { code: typed });
    expect(question.body).toMatchObject({
      program: { kind: 'built-in' },
      isRemembered: false,
      redirectHost: null,
      scopes: expect.arrayContaining(['write-repos']) as unknown,
    });
    expect(question.body.device.userAgent).toBe('node');
    expect((await ask(ann!, 'POST', '/oauth/device/answer', { code: typed, decision: 'allow' })).status).toBe(204);
    expect((await ask(ben!, 'POST', '/oauth/device/answer', { code: typed, decision: 'allow' })).status).toBe(404);
    await later(6);
    const tokens = await poll(asking);
    expect(tokens).toMatchObject({ status: 200, expires_in: 30 * 24 * 3600 });
    expect((await whoami(tokens.access_token)).body).toMatchObject({ name: 'ann', auth: { type: 'oauth' } });
    await later(6);
    expect(await poll(asking)).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(await alive(tokens.access_token)).toBe(false);
  });

  it('is told no, and that its code is too old', async () => {
    const refused = await device();
    expect((await ask(ann!, 'POST', '/oauth/device/answer', { code: refused.user_code, decision: 'deny' })).status).toBe(204);
    expect(await poll(refused)).toMatchObject({ status: 400, error: 'access_denied' });
    expect((await ask(ann!, 'POST', '/oauth/device/question', { code: 'BBBB-BBBB' })).body).toMatchObject({ code: 'oauth/code-not-found' });
    expect((await form('device', { client_id: 'nobody' })).status).toBe(401);
    const old = await device();
    const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 16 * 60_000);
    expect(await poll(old)).toMatchObject({ status: 400, error: 'expired_token' });
    now.mockRestore();
  });
});

describe('an app of this hub', () => {
  it('is a client by its card, comes back to any address of its own, and may keep a secret instead of PKCE', async () => {
    const browser = await signedIn('ann');
    const id = await hub.repository(ann!, 'demo', { type: 'app' });
    const { prisma } = hub.app.get(Database, { strict: false });
    const { id: repositoryId } = await prisma.repository.findFirstOrThrow({ where: { name: 'demo', type: 'app' } });
    const app = { id: `app-${repositoryId.toString(16).padStart(24, '0')}`, secret: null };
    hub.app.get(AppOrigins, { strict: false }).say(({ name }) => (name === id ? 'http://demo.apps.localhost:9' : null));
    const card = (hf_oauth: boolean) =>
      prisma.repository.update({ where: { id: repositoryId }, data: { cardData: { hf_oauth, hf_oauth_scopes: ['read-repos'] } } });
    const { challenge, verifier } = pkce();
    const query = {
      client_id: app.id,
      redirect_uri: 'http://demo.apps.localhost:9/any/where',
      scope: 'openid read-repos',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    };
    expect((await fetch(`${hub.url}${authorizeUrl(query)}`, { redirect: 'manual' })).status).toBe(400);
    await card(true);
    const uid = await asked(browser, query);
    const said = await browser.send(`/hub/v1/oauth/requests/${uid}/answer`, { json: { decision: 'allow' } });
    const { location } = (await said.json()) as { location: string };
    const { url } = await browser.follow(location, (at) => at.hostname === 'demo.apps.localhost');
    // As @huggingface/hub sends it: no client id beside the code.
    const tokens = await tokensOf(
      await form('token', {
        grant_type: 'authorization_code',
        code: url.searchParams.get('code')!,
        code_verifier: verifier,
        redirect_uri: query.redirect_uri,
      }),
    );
    expect(tokens).toMatchObject({ status: 200, scope: 'openid read-repos' });
    expect(await alive(tokens.access_token)).toBe(true);
    await card(false);
    expect(await alive(tokens.access_token)).toBe(false);
    await card(true);

    const { code_challenge: _c, code_challenge_method: _m, ...plain } = query;
    const again = await asked(browser, plain);
    const next = (await (await browser.send(`/hub/v1/oauth/requests/${again}/answer`, { json: { decision: 'allow' } })).json()) as {
      location: string;
    };
    const back = await browser.follow(next.location, (at) => at.hostname === 'demo.apps.localhost');
    const unproven = { grant_type: 'authorization_code', code: back.url.searchParams.get('code')!, redirect_uri: query.redirect_uri };
    expect(await tokensOf(await form('token', unproven))).toMatchObject({ status: 401, error: 'invalid_client' });
    expect(await tokensOf(await form('token', { ...unproven, client_id: app.id, client_secret: 'wrong' }))).toMatchObject({ status: 401 });
    const credentials = (await hub.app.get(OauthClientsService, { strict: false }).credentialsOfApp(repositoryId))!;
    expect(credentials).toMatchObject({ clientId: app.id, scopes: ['openid', 'profile', 'read-repos'] });
    expect(await tokensOf(await form('token', { ...unproven, client_id: app.id, client_secret: credentials.clientSecret }))).toMatchObject({
      status: 200,
    });
  });
});

describe('a program asks for what its owner may have it ask', () => {
  it('and is refused addresses and scopes that are none', async () => {
    const good = { name: 'X', redirectUris: [HERE], scopes: ['openid'], isConfidential: false };
    const refused = async (change: object) => (await ask(ann!, 'POST', '/oauth/clients', { ...good, ...change })).body;
    for (const uri of ['javascript:alert(1)', 'https://*.example.org/', 'https://a.example/#x', 'https://u:p@a.example/', 'nothing'])
      expect(await refused({ redirectUris: [uri] })).toMatchObject({ code: 'oauth/client-invalid' });
    expect(await refused({ scopes: ['everything'] })).toMatchObject({ code: 'oauth/client-invalid' });
    expect(await refused({ name: ' ' })).toMatchObject({ code: 'oauth/client-invalid' });
    const narrow = (await ask<Client>(ann!, 'POST', '/oauth/clients', good)).body;
    const query = { client_id: narrow.id, scope: 'openid write-repos', code_challenge: pkce().challenge, code_challenge_method: 'S256' };
    const { url } = await (await signedIn('ann')).follow(authorizeUrl(query), (at) => at.host === new URL(HERE).host);
    expect(url.searchParams.get('error')).toBe('invalid_scope');
    expect((await ask(ben!, 'PATCH', `/oauth/clients/${narrow.id}`, { name: 'Mine' })).status).toBe(404);
    expect((await ask(ann!, 'PATCH', `/oauth/clients/${narrow.id}`, { name: 'New name' })).body).toMatchObject({
      name: 'New name',
      redirectUris: [HERE],
    });
    expect((await ask(ann!, 'POST', `/oauth/clients/${narrow.id}/secret`)).body).toMatchObject({ code: 'oauth/client-public' });
  });

  it('and its keys are renewed without a gap', async () => {
    const keys = hub.app.get(SigningKeys, { strict: false });
    const [before] = await keys.current();
    const next = await keys.rotate();
    expect((await keys.current()).map(({ kid }) => kid)).toEqual([before!.kid, next]);
    const { prisma } = hub.app.get(Database, { strict: false });
    const ago = (minutes: number) =>
      prisma.oauthKey.update({ where: { kid: next }, data: { createdAt: new Date(Date.now() - minutes * 60_000) } });
    await ago(10);
    expect((await keys.current()).map(({ kid }) => kid)).toEqual([next, before!.kid]);
    await ago(25 * 60);
    expect((await keys.current()).map(({ kid }) => kid)).toEqual([next]);
    // The command of the tests has a key of its own, so that the hub cannot open what it makes, and goes on with what it has.
    const { code, answer: made } = await grove<{ kid: string }>(hub, 'oauth', 'rotate-key');
    expect([code, await prisma.oauthKey.count({ where: { kid: made.kid } })]).toEqual([0, 1]);
    expect((await keys.current()).map(({ kid }) => kid)).toEqual([next]);
  });
});
