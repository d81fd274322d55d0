// Sign-in against a real OpenID provider, as browsers do it.
import { type Claims, type OidcProvider, startOidcProvider } from '@modelgrove/testing';
import { SYSTEM } from '../common/actor';
import { AccountsService } from '../modules/accounts';
import { OrganizationsService } from '../modules/organizations';
import { findFreePort } from '../platform/config';
import { PlainBrowser } from './testing/plain-browser';
import { throughProvider } from './testing/sign-in-by-provider';
import { startTestHub, type TestHub } from './testing/start-test-hub';

const CLIENT = { id: 'modelgrove', secret: 'a secret of the tests, long enough' };
const ROLES = 'ml-team=acme:write, leads=acme:admin, readers=other:read, ops=*:admin';

const PEOPLE: Record<string, Claims> = {
  ada: {
    sub: 'u-ada',
    email: 'ada@example.org',
    email_verified: true,
    name: 'Ada Lovelace',
    preferred_username: 'Ada.L',
    groups: ['ml-team', 'ops'],
  },
  bob: { sub: 'u-bob', email: 'victim@example.org', email_verified: true, name: 'Bob', preferred_username: 'admin', groups: [] },
  eve: { sub: 'u-eve', email: 'victim@example.org', email_verified: false, name: 'Eve', preferred_username: 'eve' },
};

let hub: TestHub;
let provider: OidcProvider;

beforeAll(async () => {
  const port = await findFreePort(41_000 + Math.floor(Math.random() * 10_000));
  const hubPort = await findFreePort(port! + 1);
  const at = `http://localhost:${hubPort}`;
  provider = await startOidcProvider({
    port: port!,
    client: CLIENT,
    redirectUris: [`${at}/hub/v1/sso/callback`],
    signedOutUris: [`${at}/hub/v1/sso/signed-out`],
    people: PEOPLE,
  });
  hub = await startTestHub({
    GROVE_PORT: String(hubPort),
    GROVE_OIDC_ISSUER: provider.issuer,
    GROVE_OIDC_CLIENT_ID: CLIENT.id,
    GROVE_OIDC_CLIENT_SECRET: CLIENT.secret,
    GROVE_OIDC_NAME: 'Example Login',
    GROVE_OIDC_SCOPES: 'openid profile email groups',
    GROVE_OIDC_ROLES: ROLES,
    GROVE_EGRESS_ALLOW: 'localhost',
  });
});
afterAll(async () => {
  await hub?.stop();
  await provider?.stop();
});

const service = <T>(type: new (...args: never[]) => T): T => hub.app.get(type, { strict: false });

/** From the hub to the provider, in there as `login`, and back to the hub's callback, which is not visited yet. */
async function cameBack(browser: PlainBrowser, login: string, next = '/models?sort=likes'): Promise<string> {
  return throughProvider(browser, `/hub/v1/sso/start?next=${encodeURIComponent(next)}`, login);
}

async function signedIn(login: string): Promise<{ browser: PlainBrowser; at: string }> {
  const browser = new PlainBrowser(hub.url);
  const answer = await browser.send(await cameBack(browser, login));
  return { browser, at: answer.headers.get('location') ?? '' };
}

const json = async <T>(browser: PlainBrowser, address: string): Promise<T> => (await (await browser.send(address)).json()) as T;
const me = async (browser: PlainBrowser) =>
  (await json<{ user: { name: string; isAdmin: boolean; organizations: object[] } | null }>(browser, '/hub/v1/session')).user;

describe('somebody whom the provider knows', () => {
  it('chooses a name the first time, is signed in, and groups are roles', async () => {
    const { browser } = await signedIn('ada');
    expect(await json(browser, '/hub/v1/sso/pending')).toEqual({
      suggestedName: 'ada-l',
      fullName: 'Ada Lovelace',
      email: 'ada@example.org',
      isKnownAddress: false,
      canSignUp: true,
    });
    for (const [name, code] of [
      ['admin', 'namespace/name-invalid'],
      ['-', 'namespace/name-invalid'],
    ])
      expect(await (await browser.send('/hub/v1/sso/account', { json: { name } })).json()).toMatchObject({ code });
    const answer = await browser.send('/hub/v1/sso/account', { json: { name: 'ada' } });
    expect(await answer.json()).toMatchObject({ user: { name: 'ada', isAdmin: true }, step: null });
    expect(await me(browser)).toMatchObject({ name: 'ada', isAdmin: true, organizations: [{ name: 'acme', role: 'write' }] });
    expect(await service(AccountsService).find('ada@example.org')).toMatchObject({
      name: 'ada',
      fullName: 'Ada Lovelace',
      emailVerifiedAt: expect.any(Date) as Date,
    });
    expect((await browser.send('/hub/v1/sso/account', { json: { name: 'ada2' } })).status).toBe(404);
  });

  it('is signed in at once the next time, where they wanted to go; groups are added, changed and taken away, gifts of people stay', async () => {
    const organizations = service(OrganizationsService);
    const gift = await organizations.create(SYSTEM, { name: 'by-hand' });
    await organizations.setMember({ ...gift, actor: SYSTEM }, 'ada', 'contributor');
    await service(AccountsService).provision(SYSTEM, { name: 'keeper', isAdmin: true, password: 'grün-Apfelbaum-42' });
    await provider.setPeople({ ...PEOPLE, ada: { ...PEOPLE.ada!, groups: ['readers'] } });
    const { browser, at } = await signedIn('ada');
    expect(at).toBe('/models?sort=likes');
    expect(await me(browser)).toMatchObject({
      isAdmin: false,
      organizations: [
        { name: 'by-hand', role: 'contributor' },
        { name: 'other', role: 'read' },
      ],
    });
    await provider.setPeople({ ...PEOPLE, ada: { ...PEOPLE.ada!, groups: ['leads', 'readers'] } });
    expect(await me((await signedIn('ada')).browser)).toMatchObject({
      organizations: expect.arrayContaining([expect.objectContaining({ name: 'acme', role: 'admin' })]) as object[],
    });
    // The last admin of an organization stays one, whatever the groups say.
    await provider.setPeople({ ...PEOPLE, ada: { ...PEOPLE.ada!, groups: [] } });
    expect(await me((await signedIn('ada')).browser)).toMatchObject({
      organizations: [
        { name: 'acme', role: 'admin' },
        { name: 'by-hand', role: 'contributor' },
      ],
    });
    await provider.setPeople(PEOPLE);
  });

  it('does not come in when the account is disabled, or when they refuse at the provider', async () => {
    await service(AccountsService).setDisabled(SYSTEM, 'ada', true);
    const { browser, at } = await signedIn('ada');
    expect(at).toBe('/login?next=%2Fmodels%3Fsort%3Dlikes&problem=sso%2Faccount-disabled');
    expect(await me(browser)).toBeNull();
    await service(AccountsService).setDisabled(SYSTEM, 'ada', false);
    expect((await signedIn('nobody')).at).toBe('/login?next=%2Fmodels%3Fsort%3Dlikes&problem=sso%2Fdenied');
  });
});

describe('an address that an account has already', () => {
  beforeAll(() =>
    service(AccountsService).provision(SYSTEM, { name: 'victim', email: 'victim@example.org', password: 'grün-Apfelbaum-42' }),
  );

  it('is no way into that account, verified or not; an address that is not verified is not even told to be known', async () => {
    const eve = (await signedIn('eve')).browser;
    expect(await json(eve, '/hub/v1/sso/pending')).toMatchObject({ email: 'victim@example.org', isKnownAddress: false });
    expect((await eve.send('/hub/v1/sso/account', { json: { name: 'eve' } })).status).toBe(200);
    expect(await me(eve)).toMatchObject({ name: 'eve', email: null });
    const bob = (await signedIn('bob')).browser;
    expect(await json(bob, '/hub/v1/sso/pending')).toMatchObject({ suggestedName: 'admin-2', isKnownAddress: true });
    expect((await bob.send('/hub/v1/sso/pending/link', { method: 'POST' })).status).toBe(401);
    expect(await service(AccountsService).find('victim@example.org')).toMatchObject({ name: 'victim' });
  });

  it('is linked by its owner, signed in; then it is their way in, once, until it is unlinked', async () => {
    const { browser } = await signedIn('bob');
    await browser.send('/hub/v1/session', { json: { login: 'victim', password: 'grün-Apfelbaum-42' } });
    expect((await browser.send('/hub/v1/sso/pending/link', { method: 'POST' })).status).toBe(204);
    expect(await me((await signedIn('bob')).browser)).toMatchObject({ name: 'victim' });
    const [link] = await json<{ id: string }[]>(browser, '/hub/v1/sso/links');
    const unlink = (password: string) => browser.send(`/hub/v1/sso/links/${link!.id}/removal`, { json: { password } });
    expect([(await unlink('wrong')).status, (await unlink('grün-Apfelbaum-42')).status]).toEqual([403, 204]);
    expect((await signedIn('bob')).at).toMatch(/^\/login\/first/);
  });

  it('is linked from the settings by the browser that is signed in, and not to two accounts', async () => {
    const browser = new PlainBrowser(hub.url);
    await browser.send('/hub/v1/session', { json: { login: 'victim', password: 'grün-Apfelbaum-42' } });
    const begin = async (who: PlainBrowser) =>
      ((await (await who.send('/hub/v1/sso/links', { json: { next: '/settings/security' } })).json()) as { url: string }).url;
    const back = await throughProvider(browser, await begin(browser), 'bob');
    expect((await browser.send(back)).headers.get('location')).toBe('/settings/security');
    expect(await json(browser, '/hub/v1/sso/links')).toMatchObject([{ email: 'victim@example.org' }]);
    const other = new PlainBrowser(hub.url);
    await other.send('/hub/v1/session', { json: { login: 'keeper', password: 'grün-Apfelbaum-42' } });
    const taken = await other.send(await throughProvider(other, await begin(other), 'bob'));
    expect(taken.headers.get('location')).toBe('/login?next=%2Fsettings%2Fsecurity&problem=sso%2Fidentity-taken');
  });
});

describe('a sign-in that another browser began', () => {
  it('ends nowhere: neither the attacker’s code nor a used one signs anybody in, and the provider is not asked', async () => {
    const attacker = new PlainBrowser(hub.url);
    const callback = await cameBack(attacker, 'eve');
    const victim = new PlainBrowser(hub.url);
    expect((await victim.send(callback)).headers.get('location')).toBe('/login?next=%2F&problem=sso%2Fstate-invalid');
    await cameBack(victim, 'ada', '/mine');
    expect((await victim.send(callback)).headers.get('location')).toBe('/login?next=%2Fmine&problem=sso%2Fstate-invalid');
    expect(await me(victim)).toBeNull();
    expect((await attacker.send(callback)).headers.get('location')).toBe('/models?sort=likes');
    expect((await attacker.send(callback)).headers.get('location')).toMatch(/problem=sso%2Fstate-invalid/);
  });

  it('does not link: who is signed in must be who began it', async () => {
    const browser = new PlainBrowser(hub.url);
    await browser.send('/hub/v1/session', { json: { login: 'keeper', password: 'grün-Apfelbaum-42' } });
    const { url } = (await (await browser.send('/hub/v1/sso/links', { json: {} })).json()) as { url: string };
    const back = await throughProvider(browser, url, 'eve');
    await browser.send('/hub/v1/session', { json: { login: 'victim', password: 'grün-Apfelbaum-42' } });
    expect((await browser.send(back)).headers.get('location')).toBe('/login?next=%2F&problem=sso%2Fstate-invalid');
  });

  it('leads to no other site afterwards', async () => {
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example']) {
      const browser = new PlainBrowser(hub.url);
      expect((await browser.send(await cameBack(browser, 'eve', next))).headers.get('location')).toBe('/');
    }
  });

  it('leaves its secrets in cookies that no script reads', async () => {
    const answer = await new PlainBrowser(hub.url).send('/hub/v1/sso/start');
    for (const cookie of answer.headers.getSetCookie()) expect(cookie).toMatch(/; HttpOnly; SameSite=Lax/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});

describe('signing out', () => {
  const leave = async (browser: PlainBrowser) => {
    const answer = await browser.send('/hub/v1/session', { method: 'DELETE' });
    return { status: answer.status, url: ((await answer.json()) as { url: string | null }).url };
  };
  /** As somebody who presses "Yes" there. */
  const confirm = async (browser: PlainBrowser, url: string) => {
    const asked = (await browser.follow(url)).answer!;
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(await asked.text())?.[1] ?? '';
    const done = await browser.send(`${provider.issuer}/session/end/confirm`, { form: { xsrf, logout: 'yes' } });
    return done.headers.get('location')!;
  };

  it('ends the session at the provider too, and the browser comes back; the next one is asked who they are', async () => {
    const { browser } = await signedIn('ada');
    expect(await me(browser)).toMatchObject({ name: 'ada' });
    const { status, url } = await leave(browser);
    expect(status).toBe(200);
    const asked = new URL(url!);
    expect(asked.origin + asked.pathname).toBe(`${provider.issuer}/session/end`);
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      client_id: CLIENT.id,
      id_token_hint: expect.stringMatching(/^eyJ/),
      post_logout_redirect_uri: `${hub.config.publicUrl}/hub/v1/sso/signed-out`,
      state: expect.stringMatching(/.{20}/),
    });
    // Here it has ended already, whatever happens there.
    expect(await me(browser)).toBeNull();
    const back = await confirm(browser, url!);
    expect(new URL(back).searchParams.get('state')).toBe(asked.searchParams.get('state'));
    expect((await browser.send(back)).headers.get('location')).toBe('/');
    const atLogin = await browser.follow('/hub/v1/sso/start', (at) => at.pathname === '/hub/v1/sso/callback');
    expect(atLogin.answer && (await atLogin.answer.text())).toContain('Example Login');
  });

  it('comes back by its own state alone, and once', async () => {
    const { browser } = await signedIn('ada');
    const back = await confirm(browser, (await leave(browser)).url!);
    const refused = '/login?next=%2F&problem=sso%2Fstate-invalid';
    expect((await new PlainBrowser(hub.url).send(back)).headers.get('location')).toBe(refused);
    expect((await browser.send(back)).headers.get('location')).toBe('/');
    expect((await browser.send(back)).headers.get('location')).toBe(refused);
  });

  it('leads whoever came by a password nowhere, also when somebody came by the provider in that browser before', async () => {
    const { browser } = await signedIn('ada');
    const password = { login: 'keeper', password: 'grün-Apfelbaum-42' };
    await browser.send('/hub/v1/session', { json: password });
    expect(await leave(browser)).toEqual({ status: 200, url: null });
    const other = new PlainBrowser(hub.url);
    await other.send('/hub/v1/session', { json: password });
    expect(await leave(other)).toEqual({ status: 200, url: null });
    expect(await leave(new PlainBrowser(hub.url))).toEqual({ status: 200, url: null });
  });

  it('keeps the word of the provider where no script and nobody else reads it', async () => {
    const browser = new PlainBrowser(hub.url);
    const answer = await browser.send(await cameBack(browser, 'ada'));
    const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('grove_vouched'));
    expect(cookie).toMatch(/; HttpOnly; SameSite=Lax/);
    expect(cookie).not.toContain('eyJ');
  });

  it.each([
    ['has no such place', {}, { endSession: false }],
    ['is not to be asked', { GROVE_OIDC_SIGN_OUT: 'off' }, {}],
  ])('of a provider that %s is as before', async (_what, env, options) => {
    const [port, hubPort] = [await findFreePort(52_000), await findFreePort(53_000)];
    const redirectUris = [`http://localhost:${hubPort}/hub/v1/sso/callback`];
    const plain = await startOidcProvider({ port: port!, client: CLIENT, redirectUris, people: PEOPLE, ...options });
    const quiet = await startTestHub({
      GROVE_PORT: String(hubPort),
      GROVE_OIDC_ISSUER: plain.issuer,
      GROVE_OIDC_CLIENT_ID: CLIENT.id,
      GROVE_OIDC_CLIENT_SECRET: CLIENT.secret,
      GROVE_EGRESS_ALLOW: 'localhost',
      ...env,
    });
    try {
      const browser = new PlainBrowser(quiet.url);
      await browser.send(await cameBack(browser, 'bob'));
      await browser.send('/hub/v1/sso/account', { json: { name: 'bob' } });
      expect(await me(browser)).toMatchObject({ name: 'bob' });
      expect(await leave(browser)).toEqual({ status: 200, url: null });
      expect(await me(browser)).toBeNull();
    } finally {
      await quiet.stop();
      await plain.stop();
    }
  });
});

describe('a provider that is gone', () => {
  it('does not keep anybody from signing out', async () => {
    const { browser } = await signedIn('ada');
    await provider.stop();
    // What it said of itself is still known for a while: the browser finds out.
    expect((await browser.send('/hub/v1/session', { method: 'DELETE' })).status).toBe(200);
    expect(await me(browser)).toBeNull();
  });

  it('does not keep anybody from signing in with a password', async () => {
    await provider.stop();
    const browser = new PlainBrowser(hub.url);
    const signIn = await browser.send('/hub/v1/session', { json: { login: 'keeper', password: 'grün-Apfelbaum-42' } });
    expect(signIn.status).toBe(200);
    const callback = await browser.send('/hub/v1/sso/callback?code=x&state=y');
    expect(callback.headers.get('location')).toBe('/login?next=%2F&problem=sso%2Fstate-invalid');
  });
});
