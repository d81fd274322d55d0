// GROVE_PASSWORD_SIGN_IN=off, on a hub whose people come by a real OpenID provider: what is closed, what stays open, and the way back.
import { createTestDatabase, type OidcProvider, startOidcProvider, type TestDatabase } from '@modelgrove/testing';
import { SYSTEM } from '../common/actor';
import { AccountsService, OneTimeLinksService } from '../modules/accounts';
import { findFreePort } from '../platform/config';
import { GitClient } from './testing/git-client';
import { hubRequest } from './testing/hub-requests';
import { PlainBrowser } from './testing/plain-browser';
import { signInByProvider } from './testing/sign-in-by-provider';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

const CLIENT = { id: 'modelgrove', secret: 'a secret of the tests, long enough' };
const OPS = { sub: 'u-ops', email: 'ops@example.org', email_verified: true, preferred_username: 'olive', groups: ['ops'] };
/** What startTestHub gives its people. */
const PASSWORD = 'correct-horse-battery';
const OFF = { status: 403, body: { code: 'auth/password-sign-in-off' } };

let database: TestDatabase;
let provider: OidcProvider;
let settings: NodeJS.ProcessEnv;
let hub: TestHub;
let bob: TestPerson;
let git: GitClient;

beforeAll(async () => {
  database = await createTestDatabase();
  const port = await findFreePort(41_000 + Math.floor(Math.random() * 10_000));
  const hubPort = await findFreePort(port! + 1);
  const redirectUris = [`http://localhost:${hubPort}/hub/v1/sso/callback`];
  provider = await startOidcProvider({ port: port!, client: CLIENT, redirectUris, people: { olive: OPS } });
  settings = {
    GROVE_DATABASE_URL: database.connectionString,
    GROVE_PORT: String(hubPort),
    GROVE_OIDC_ISSUER: provider.issuer,
    GROVE_OIDC_CLIENT_ID: CLIENT.id,
    GROVE_OIDC_CLIENT_SECRET: CLIENT.secret,
    GROVE_OIDC_NAME: 'Example Login',
    GROVE_OIDC_SCOPES: 'openid profile email groups',
    GROVE_OIDC_ROLES: 'ops=*:admin',
    GROVE_EGRESS_ALLOW: 'localhost',
    GROVE_SIGNUP: 'open',
    GROVE_SMTP_URL: 'smtp://127.0.0.1:25?tls=off',
    GROVE_MAIL_FROM: 'hub@example.org',
  };
  hub = await startTestHub({ ...settings, GROVE_PASSWORD_SIGN_IN: 'off' });
  bob = await hub.person('bob');
  await hub.person('boss');
  await service(AccountsService).setAdmin(SYSTEM, 'boss', true);
  await hub.repository(bob, 'work', { isPrivate: true });
  git = new GitClient();
});
afterAll(async () => {
  git?.remove();
  await hub?.stop();
  await provider?.stop();
  await database?.drop();
});

const service = <T>(type: new (...args: never[]) => T): T => hub.app.get(type, { strict: false });
const signIn = (login: string, password = PASSWORD) => hubRequest(hub, null, 'POST', '/session', { login, password });
const resetLink = (name: string) => service(OneTimeLinksService).createResetLink(SYSTEM, name);
const reset = async (name: string) =>
  hubRequest(hub, null, 'POST', '/reset', { secret: (await resetLink(name)).secret, password: PASSWORD });

describe('a hub without passwords, to which no administrator came by the provider yet', () => {
  it('says so to the sign-in page', async () => {
    expect((await hubRequest(hub, null, 'GET', '/meta')).body).toMatchObject({
      passwordSignIn: false,
      passwordsOf: 'administrators',
      provider: 'Example Login',
    });
  });

  it('refuses everybody’s password but an administrator’s, and tells only who brought the right one', async () => {
    expect(await signIn('bob')).toMatchObject(OFF);
    expect(await signIn('bob', 'wrong')).toMatchObject({ status: 401, body: { code: 'auth/wrong-password' } });
    expect(await signIn('boss')).toMatchObject({ status: 200, body: { user: { name: 'boss' } } });
  });

  it('takes no sign-up by password, with an invitation neither, and leaves the invitation good', async () => {
    const { secret } = await service(OneTimeLinksService).createInvitation(SYSTEM);
    const account = { name: 'newcomer', password: PASSWORD };
    expect(await hubRequest(hub, null, 'POST', '/accounts', account)).toMatchObject(OFF);
    expect(await hubRequest(hub, null, 'POST', '/accounts', { ...account, invitation: secret })).toMatchObject(OFF);
    expect((await hubRequest(hub, null, 'POST', '/one-time-links/inspect', { secret })).status).toBe(200);
  });

  it('mails nobody a link for a password, and sets one by link for administrators alone', async () => {
    for (const login of ['bob', 'boss', 'nobody'])
      expect(await hubRequest(hub, null, 'POST', '/password-resets', { login })).toMatchObject(OFF);
    expect(await reset('bob')).toMatchObject(OFF);
    expect(await reset('boss')).toMatchObject({ status: 204 });
  });
});

describe('a hub without passwords, once an administrator came by the provider', () => {
  beforeAll(async () => {
    const browser = new PlainBrowser(hub.url);
    expect((await signInByProvider(browser, 'olive')).headers.get('location')).toBe('/login/first?next=%2F');
    const made = await browser.send('/hub/v1/sso/account', { json: { name: 'olive' } });
    expect(await made.json()).toMatchObject({ user: { name: 'olive', isAdmin: true } });
  });

  it('looks at nobody’s password: right, wrong and unknown are refused alike', async () => {
    for (const login of ['boss', 'bob', 'nobody'])
      for (const password of [PASSWORD, 'wrong']) expect(await signIn(login, password)).toMatchObject(OFF);
    expect(await reset('boss')).toMatchObject(OFF);
    expect((await hubRequest(hub, null, 'GET', '/meta')).body).toMatchObject({ passwordSignIn: false, passwordsOf: 'nobody' });
  });

  it('goes on with those who come by the provider', async () => {
    const browser = new PlainBrowser(hub.url);
    expect((await signInByProvider(browser, 'olive', '/models')).headers.get('location')).toBe('/models');
    expect(await (await browser.send('/hub/v1/session')).json()).toMatchObject({ user: { name: 'olive' } });
  });

  it('lets tokens in as before, over the API and with git, and no password in their place', async () => {
    expect(await hubRequest(hub, bob, 'GET', '/account')).toMatchObject({ status: 200, body: { name: 'bob' } });
    expect(await git.git('.', 'ls-remote', hub.gitUrl('bob/work', bob))).toContain('refs/heads/main');
    const withPassword = await git.attempt('.', 'ls-remote', hub.gitUrl('bob/work', { name: 'bob', token: PASSWORD }));
    expect(withPassword).toMatchObject({ code: 128, stderr: expect.stringMatching(/Authentication failed/) as string });
  });

  it('is opened again by GROVE_PASSWORD_SIGN_IN=on when the provider is lost', async () => {
    await hub.stop();
    await provider.stop();
    hub = await startTestHub({ ...settings, GROVE_PASSWORD_SIGN_IN: 'on' });
    expect((await hubRequest(hub, null, 'GET', '/meta')).body).toMatchObject({ passwordSignIn: true, passwordsOf: 'everybody' });
    expect(await signIn('boss')).toMatchObject({ status: 200, body: { user: { name: 'boss' } } });
    expect(await reset('bob')).toMatchObject({ status: 204 });
    expect(await signIn('bob')).toMatchObject({ status: 200 });
  });
});
