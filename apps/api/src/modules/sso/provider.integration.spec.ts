// The provider that is down or lies: each lie is the only thing wrong with an otherwise good answer.
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AppConfig } from '../../platform/config';
import { Egress } from '../../platform/egress';
import type { Logger } from '../../platform/logging';
import { type Flow, Provider } from './provider';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

interface Token {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  key: KeyObject;
}

interface Behaviour {
  discovery?: (document: Record<string, unknown>) => unknown;
  token?: (token: Token) => void;
  answer?: (path: string, response: ServerResponse) => boolean;
}

let server: Server | undefined;
let issuer: string;
let behaviour: Behaviour;
let nonce: string;
let calls: string[];

beforeEach(async () => {
  [behaviour, calls] = [{}, []];
  server = createServer(serve);
  await new Promise<void>((resolve) => server!.listen(0, 'localhost', resolve));
  issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server?.closeAllConnections();
  return new Promise((resolve) => (server?.listening ? server.close(resolve) : resolve(null)));
});

function serve(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? '';
  calls.push(path);
  if (behaviour.answer?.(path, response)) return;
  const send = (body: unknown) =>
    response.setHeader('content-type', 'application/json').end(typeof body === 'string' ? body : JSON.stringify(body));
  if (path === '/.well-known/openid-configuration') send(discovery());
  else if (path === '/jwks') send({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] });
  else if (path === '/token') send({ access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: idToken() });
  else response.writeHead(404).end();
}

function discovery(): unknown {
  const document = {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
  return behaviour.discovery?.(document) ?? document;
}

function idToken(): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: issuer, sub: 'u1', aud: 'hub', exp: now + 300, iat: now, nonce, email: 'ada@example.org', email_verified: true };
  const token: Token = { header: { alg: 'RS256', kid: 'one' }, claims, key: privateKey };
  behaviour.token?.(token);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part(token.header)}.${part(token.claims)}`;
  if (token.header.alg === 'none') return `${signed}.`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(token.key).toString('base64url')}`;
}

class QuickProvider extends Provider {
  protected override readonly limits = { timeoutMs: 700, maxBytes: 100_000 };
}

function provider(egressAllow = ['localhost'], at = issuer): Provider {
  const oidc = {
    issuer: at,
    clientId: 'hub',
    clientSecret: 's',
    name: 'x',
    scopes: 'openid',
    groupsClaim: 'groups',
    rules: [],
    signUp: true,
  };
  const config = { publicUrl: 'http://hub.localhost', egressAllow, signIn: { oidc } } as unknown as AppConfig;
  const logger = { warn: () => undefined } as unknown as Logger;
  return new QuickProvider(config, new Egress(config), logger);
}

/** A whole sign-in, as far as it goes. */
async function signIn(using = provider(), query = 'code=c'): Promise<unknown> {
  const { flow } = await using.begin();
  nonce = flow.nonce;
  return using.finish(`${query}&state=${flow.state}&iss=${encodeURIComponent(issuer)}`, flow);
}

const refused = (code: string) => ({ code }) as object;

describe('a provider', () => {
  it('is sent PKCE, state and nonce, and believed when all is as it should be', async () => {
    const using = provider();
    const { url, flow } = await using.begin();
    const query = new URL(url).searchParams;
    expect([query.get('state'), query.get('nonce'), query.get('code_challenge_method')]).toEqual([flow.state, flow.nonce, 'S256']);
    expect(query.get('redirect_uri')).toBe('http://hub.localhost/hub/v1/sso/callback');
    const identity = { issuer, subject: 'u1', email: 'ada@example.org', isEmailVerified: true, groups: [] };
    expect(await signIn(using)).toMatchObject({ identity, idToken: expect.stringMatching(/^eyJ/) as string });
    expect(calls.filter((path) => path.includes('well-known'))).toHaveLength(1);
  });

  it.each<[string, (token: Token) => void]>([
    ['another issuer', ({ claims }) => (claims.iss = 'https://evil.example')],
    ['another audience', ({ claims }) => (claims.aud = 'another-hub')],
    ['another nonce', ({ claims }) => (claims.nonce = 'of-another-browser')],
    ['no nonce', ({ claims }) => delete claims.nonce],
    ['no subject', ({ claims }) => delete claims.sub],
    ['a time long ago', ({ claims }) => (claims.exp = Math.floor(Date.now() / 1000) - 3600)],
    ['the algorithm none', ({ header }) => (header.alg = 'none')],
    ['a symmetric algorithm', ({ header }) => (header.alg = 'HS256')],
    ['an unknown key', ({ header }) => (header.kid = 'two')],
    ['the signature of somebody else', (token) => (token.key = stranger)],
  ])('that sends a token with %s is not believed', async (_what, lie) => {
    behaviour.token = (token) => void lie(token);
    await expect(signIn()).rejects.toMatchObject(refused('sso/answer-invalid'));
  });

  it('that answers another state, another issuer or an error is not believed', async () => {
    const using = provider();
    const { flow } = await using.begin();
    nonce = flow.nonce;
    for (const query of [`code=c&state=other`, `code=c&state=${flow.state}&iss=https%3A%2F%2Fevil.example`, `state=${flow.state}`, ''])
      await expect(using.finish(query, flow)).rejects.toMatchObject(refused('sso/answer-invalid'));
    await expect(using.finish(`error=access_denied&state=${flow.state}`, flow)).rejects.toMatchObject(refused('sso/denied'));
  });

  it.each<[string, Behaviour, string]>([
    ['names another issuer', { discovery: (document) => ({ ...document, issuer: 'https://evil.example' }) }, 'sso/answer-invalid'],
    ['has a page instead of a document', { discovery: () => '<html>' }, 'sso/answer-invalid'],
    ['has an empty document', { discovery: () => ({}) }, 'sso/answer-invalid'],
    [
      'sends the keys’ readers into the hub’s own network',
      { discovery: (document) => ({ ...document, token_endpoint: 'http://169.254.169.254/' }) },
      'sso/provider-away',
    ],
    [
      'redirects in a circle',
      { answer: (path, response) => (response.writeHead(302, { location: path }).end(), true) },
      'sso/answer-invalid',
    ],
    ['fails', { answer: (_path, response) => (response.writeHead(503).end(), true) }, 'sso/provider-away'],
    ['answers without end', { answer: (_path, response) => (response.end('{"a":"'.padEnd(200_000, 'x')), true) }, 'sso/provider-away'],
    ['says nothing', { answer: () => true }, 'sso/provider-away'],
    ['says nothing when it is asked for the token', { answer: (path) => path === '/token' }, 'sso/provider-away'],
    [
      'sends the token request elsewhere',
      { answer: (path, response) => path === '/token' && (response.writeHead(307, { location: 'http://localhost:1/' }).end(), true) },
      'sso/answer-invalid',
    ],
  ])('that %s is refused in a sentence', async (_what, lie, code) => {
    behaviour = lie;
    await expect(signIn()).rejects.toMatchObject(refused(code));
  });

  it('that is away, or private and not allowed, is said so; the log names the variable', async () => {
    await expect(signIn(provider([]))).rejects.toMatchObject({
      code: 'sso/provider-away',
      cause: { cause: { message: expect.stringContaining('GROVE_EGRESS_ALLOW') as string } },
    });
    await expect(signIn(provider(['localhost'], 'http://localhost:1'))).rejects.toMatchObject(refused('sso/provider-away'));
  });

  it('that was away is asked again soon, and meanwhile many who come ask once', async () => {
    behaviour.answer = (_path, response) => (response.writeHead(503).end(), true);
    const using = provider();
    const many = await Promise.allSettled([1, 2, 3].map(() => using.begin()));
    expect(many.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(calls).toHaveLength(1);
  });

  it('gives the browser nothing that another sign-in could use', async () => {
    const using = provider();
    const flows: Flow[] = [];
    for (let i = 0; i < 3; i++) flows.push((await using.begin()).flow);
    for (const part of ['state', 'nonce', 'verifier'] as const) expect(new Set(flows.map((flow) => flow[part])).size).toBe(3);
  });

  it('is told by its own word who leaves, or by the client alone where there is no such word', async () => {
    behaviour.discovery = (document) => ({ ...document, end_session_endpoint: `${issuer}/bye?realm=a` });
    const leaving = new URL((await provider().leave('eyJ.word'))!.url).searchParams;
    expect(Object.fromEntries(leaving)).toMatchObject({
      realm: 'a',
      client_id: 'hub',
      id_token_hint: 'eyJ.word',
      post_logout_redirect_uri: 'http://hub.localhost/hub/v1/sso/signed-out',
    });
    expect(new URL((await provider().leave(''))!.url).searchParams.has('id_token_hint')).toBe(false);
  });

  it.each<[string, Behaviour]>([
    ['has no place to sign out', {}],
    ['names a script for it', { discovery: (document) => ({ ...document, end_session_endpoint: 'javascript:alert(1)' }) }],
    ['names nonsense for it', { discovery: (document) => ({ ...document, end_session_endpoint: 'bye' }) }],
    ['fails', { answer: (_path, response) => (response.writeHead(503).end(), true) }],
    ['says nothing', { answer: () => true }],
  ])('that %s keeps nobody signed in here', async (_what, lie) => {
    behaviour = lie;
    expect(await provider().leave('eyJ.word')).toBeNull();
  });
});
