// What the operator does to accounts of a hub that runs, and what people see of it over HTTP: second factor, address, end, mails.
import { setTimeout as sleep } from 'node:timers/promises';
import { type MailServer, startMailServer } from '@modelgrove/testing';
import { SYSTEM } from '../../common/actor';
import { AccountsService } from '../../modules/accounts';
import { OrganizationsService } from '../../modules/organizations';
import { authenticatorCode } from '../testing/authenticator';
import { grove, groveText } from '../testing/hub-calls';
import { hubRequest } from '../testing/hub-requests';
import { PlainBrowser } from '../testing/plain-browser';
import { startTestHub, type TestHub } from '../testing/start-test-hub';
import { startWorker } from '../worker';

/** What startTestHub gives its people. */
const PASSWORD = 'correct-horse-battery';

let hub: TestHub;
let mail: MailServer;

beforeAll(async () => {
  mail = await startMailServer();
  hub = await startTestHub({
    GROVE_SIGNUP: 'open',
    GROVE_SMTP_URL: `smtp://127.0.0.1:${mail.port}?tls=off`,
    GROVE_MAIL_FROM: 'hub@example.org',
    GROVE_EGRESS_ALLOW: '127.0.0.1',
  });
});
afterAll(async () => {
  await hub?.stop();
  await mail?.stop();
});

const service = <T>(type: new (...args: never[]) => T): T => hub.app.get(type, { strict: false });
const refusal = (code: number, sentence: string) => ({ code, out: '', err: sentence });

interface SignedIn {
  user: { name: string } | null;
  step: { kind: string } | null;
}

async function signIn(login: string): Promise<{ browser: PlainBrowser; status: number; answer: SignedIn }> {
  const browser = new PlainBrowser(hub.url);
  const answered = await browser.send('/hub/v1/session', { json: { login, password: PASSWORD } });
  return { browser, status: answered.status, answer: (await answered.json()) as SignedIn };
}

async function whoIs(browser: PlainBrowser): Promise<string | null> {
  return ((await (await browser.send('/hub/v1/session')).json()) as SignedIn).user?.name ?? null;
}

describe('grove reset-2fa', () => {
  async function turnOn(browser: PlainBrowser): Promise<void> {
    const begun = await browser.send('/hub/v1/two-factor', { json: { password: PASSWORD } });
    const { secret } = (await begun.json()) as { secret: string };
    const confirmed = await browser.send('/hub/v1/two-factor/confirmation', { json: { code: authenticatorCode(secret) } });
    expect(confirmed.status).toBe(200);
  }

  it('lets somebody who lost telephone and codes in by the password alone, and ends the sessions that were open', async () => {
    await hub.person('carol');
    const { browser } = await signIn('carol');
    await turnOn(browser);
    expect((await signIn('carol')).answer).toMatchObject({ user: null, step: { kind: 'second-factor' } });
    expect(await groveText(hub, 'reset-2fa', 'Carol')).toMatchObject({
      code: 0,
      out: 'carol signs in with the password only; all sessions have ended.',
    });
    expect(await whoIs(browser)).toBeNull();
    expect((await signIn('carol')).answer).toMatchObject({ user: { name: 'carol' }, step: null });
  });

  it('refuses whom it does not know, who has no second factor, and a line without a name', async () => {
    await hub.person('plain');
    expect(await groveText(hub, 'reset-2fa', 'nobody')).toEqual(refusal(1, 'There is no user called "nobody".'));
    expect(await groveText(hub, 'reset-2fa', 'plain')).toEqual(refusal(1, 'Two-factor authentication is not on for this account.'));
    expect((await groveText(hub, 'reset-2fa')).code).toBe(2);
  });
});

describe('grove verify-link', () => {
  const account = async (token: string) =>
    (await hubRequest<{ isEmailVerified: boolean; email: string | null }>(hub, { name: '', token }, 'GET', '/account')).body;
  const confirm = (url: string) => hubRequest(hub, null, 'POST', '/email-confirmations', { secret: url.split('#')[1] });

  it('confirms the address of an account, once; a newer link ends the older one', async () => {
    const dave = await hub.person('dave');
    await service(AccountsService).setEmail(SYSTEM, 'dave', 'dave@example.org');
    const { out: old } = await groveText(hub, 'verify-link', 'dave');
    const { code, answer } = await grove<{ url: string; expiresAt: string }>(hub, 'verify-link', 'dave');
    expect([code, answer.url]).toEqual([0, expect.stringMatching(`^${hub.url}/verify#[\\w-]{43}$`)]);
    expect(await account(dave.token)).toMatchObject({ email: 'dave@example.org', isEmailVerified: false });
    expect(await confirm(old)).toMatchObject({ status: 404, body: { code: 'one-time-link/invalid' } });
    expect(await confirm(answer.url)).toMatchObject({ status: 204 });
    expect(await account(dave.token)).toMatchObject({ isEmailVerified: true });
    expect(await confirm(answer.url)).toMatchObject({ status: 404 });
  });

  it('refuses whom it does not know, and an account without an address', async () => {
    await hub.person('silent');
    expect(await groveText(hub, 'verify-link', 'nobody')).toEqual(refusal(1, 'There is no user called "nobody".'));
    expect(await groveText(hub, 'verify-link', 'silent')).toEqual(
      refusal(1, 'This account has no e-mail address that waits to be confirmed.'),
    );
  });
});

describe('grove user remove', () => {
  it('ends an account with its sessions and tokens, and gives its name to nobody again', async () => {
    const mallory = await hub.person('mallory');
    const { browser } = await signIn('mallory');
    expect(await groveText(hub, 'user', 'remove', 'mallory')).toMatchObject({ code: 0, out: 'mallory is deleted.' });
    expect(await whoIs(browser)).toBeNull();
    expect((await signIn('mallory')).status).toBe(401);
    expect((await hubRequest(hub, mallory, 'GET', '/account')).status).toBe(401);
    expect((await groveText(hub, 'user', 'add', 'Mallory')).err).toMatch(/^The name "Mallory" is taken\./);
    expect(await groveText(hub, 'user', 'remove', 'mallory')).toEqual(refusal(1, 'There is no user called "mallory".'));
  });

  it('refuses the last administrator, the owner of repositories and the only admin of an organization, who all stay', async () => {
    await hub.person('boss');
    await service(AccountsService).setAdmin(SYSTEM, 'boss', true);
    expect((await groveText(hub, 'user', 'remove', 'boss')).err).toBe('This is the last administrator: make another one first.');
    await hub.repository(await hub.person('olga'), 'work');
    expect((await groveText(hub, 'user', 'remove', 'olga')).err).toBe('This account owns a repository: delete or move them first.');
    await hub.person('lead');
    const organizations = service(OrganizationsService);
    const acme = await organizations.create(SYSTEM, { name: 'acme' });
    await organizations.setMember({ ...acme, actor: SYSTEM }, 'lead', 'admin');
    expect((await groveText(hub, 'user', 'remove', 'lead')).err).toMatch(/^This account is the only admin of acme/);
    for (const name of ['boss', 'olga', 'lead']) expect((await signIn(name)).answer).toMatchObject({ user: { name } });
  });
});

describe('grove mail list', () => {
  interface Listed {
    recipient: string;
    state: string;
    subject: string;
    lastError: string | null;
  }

  async function listed(recipient: string): Promise<Listed | undefined> {
    return (await grove<Listed[]>(hub, 'mail', 'list')).answer.find((one) => one.recipient === recipient);
  }

  async function signUp(name: string): Promise<string> {
    const email = `${name}@example.org`;
    expect((await hubRequest(hub, null, 'POST', '/accounts', { name, email, password: PASSWORD })).status).toBe(201);
    return email;
  }

  it('says what waits, what was sent, and what a server that is away did to the others', async () => {
    const first = await signUp('erin');
    expect(await listed(first)).toMatchObject({ state: 'waiting', lastError: null });
    const worker = await startWorker(hub.config);
    try {
      const received = await mail.mailTo(first);
      await until(async () => (await listed(first))?.state === 'sent');
      expect((await listed(first))?.subject).toBe(received.subject);
      await mail.stop();
      const second = await signUp('frank');
      await until(async () => (await listed(second))?.state === 'waiting, tried once');
      expect((await listed(second))?.lastError).toMatch(/ECONNREFUSED/);
      const { out } = await groveText(hub, 'mail', 'list');
      expect(out.split('\n')[0]).toMatch(/^SINCE +TO +STATE +SUBJECT +REASON$/);
      expect(out).toMatch(/^\S+ \S+ +erin@example\.org +sent +.+ +-$/m);
    } finally {
      await worker.stop();
    }
  });

  it('refuses what it does not know', async () => {
    expect(await groveText(hub, 'mail', 'list', 'all')).toMatchObject({
      code: 2,
      err: expect.stringContaining('"all" is too much') as string,
    });
    expect((await groveText(hub, 'mail', 'send')).code).toBe(2);
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(100);
}
