import { SYSTEM } from '../../common/actor';
import { Sealer } from '../../platform/signing';
import {
  AccountsService,
  AddressesService,
  GuestsService,
  OneTimeLinksService,
  OwnAccountService,
  PasswordResetsService,
  PasswordsService,
} from '.';
import { actorOf, FACTS, PASSWORD, type Rooms, startRooms } from './accounts-for-specs';

const SERVER = { host: '127.0.0.1', port: 1, implicitTls: false, requireTls: false, user: null, password: null, from: 'hub@example.org' };
const NEW_PASSWORD = 'blaue-Kirsche-17';

let rooms: Rooms;

beforeAll(async () => {
  rooms = await startRooms({ mail: SERVER });
});
afterAll(() => rooms?.close());

interface Letter {
  subject: string;
  text: string;
  html: string;
  secret: string | undefined;
}

/** What waits for the mail server, oldest first. */
async function mailsTo(recipient: string): Promise<Letter[]> {
  const rows = await rooms.database.prisma.mail.findMany({ where: { recipient }, orderBy: { id: 'asc' } });
  return rows.map(({ subject, sealedContent }) => {
    const { text, html } = JSON.parse(rooms.get(Sealer).open('mail', sealedContent!)!) as { text: string; html: string };
    return { subject, text, html, secret: /#([\w-]{43})/.exec(text)?.[1] };
  });
}

/** What the worker does. */
async function handleAsked(): Promise<void> {
  const events = await rooms.database.prisma.outboxEvent.findMany({ where: { kind: 'accounts.reset-asked' } });
  for (const { payload } of events) await rooms.get(PasswordResetsService).send((payload as { sealed: string }).sealed);
  await rooms.database.prisma.outboxEvent.deleteMany({ where: { kind: 'accounts.reset-asked' } });
}

const code = (expected: string) => ({ code: expected }) as object;

describe('a forgotten password', () => {
  it('is reset by a mailed link, in the reader’s language, to the public address; using it verifies the address', async () => {
    const account = await rooms
      .get(AccountsService)
      .provision(SYSTEM, { name: 'lin', email: 'lin@example.org', password: PASSWORD, locale: 'zh-CN' });
    expect(await rooms.get(PasswordResetsService).ask('LIN@example.org', FACTS)).toBe('mail');
    await handleAsked();
    const [letter] = await mailsTo('lin@example.org');
    expect(letter!.subject).toBe('设置新密码 · Modelgrove 模林');
    expect(letter!.text).toContain('https://hub.example.org/reset#');
    expect(letter!.html).toContain('<html lang="zh-CN">');
    await rooms.get(PasswordsService).reset(letter!.secret!, NEW_PASSWORD, FACTS);
    expect(await rooms.get(PasswordsService).prove('lin', NEW_PASSWORD, FACTS)).toMatchObject({ id: account.id });
    expect((await rooms.get(AccountsService).find('lin'))?.emailVerifiedAt).not.toBeNull();
    expect((await mailsTo('lin@example.org')).at(-1)!.subject).toBe('你的密码已更改 · Modelgrove 模林');
    await expect(rooms.get(PasswordsService).reset(letter!.secret!, NEW_PASSWORD, FACTS)).rejects.toMatchObject(
      code('one-time-link/invalid'),
    );
  });

  it('is answered alike for who exists and who does not; what was typed is in no row to be read', async () => {
    await rooms.person('known');
    await rooms.get(AccountsService).provision(SYSTEM, { name: 'addressless', password: PASSWORD });
    const before = await rooms.database.prisma.mail.count();
    const asked = ['known', 'nobody-at-all', 'no@example.org', 'addressless'];
    const answers = [];
    for (const login of asked) answers.push(await rooms.get(PasswordResetsService).ask(login, FACTS));
    expect(new Set(answers)).toEqual(new Set(['mail']));
    const events = await rooms.database.prisma.outboxEvent.findMany({ where: { kind: 'accounts.reset-asked' } });
    expect(events).toHaveLength(4);
    expect(JSON.stringify(events.map(({ payload }) => payload))).not.toContain('nobody');
    await handleAsked();
    expect(await rooms.database.prisma.mail.count()).toBe(before + 1);
  });

  it('does not flood a mailbox', async () => {
    await rooms.person('popular');
    for (let i = 0; i < 4; i++) await rooms.get(PasswordResetsService).ask('popular', FACTS);
    await handleAsked();
    expect(await mailsTo('popular@example.org')).toHaveLength(1);
    await expect(
      (async () => {
        for (let i = 0; i < 6; i++) await rooms.get(PasswordResetsService).ask('popular', FACTS);
      })(),
    ).rejects.toMatchObject(code('auth/too-many-attempts'));
  });
});

describe('an e-mail address', () => {
  it('given at sign-up is the account’s once its owner opened the link', async () => {
    const made = await rooms.get(AccountsService).signUp({ name: 'eve', email: 'eve@example.org', password: PASSWORD }, null, FACTS);
    expect(made.email).toBeNull();
    expect(await rooms.get(OwnAccountService).of(actorOf(made))).toMatchObject({ pendingEmail: 'eve@example.org' });
    const [letter] = await mailsTo('eve@example.org');
    expect(letter!.text).toContain('https://hub.example.org/verify#');
    expect(await rooms.get(OneTimeLinksService).inspect(letter!.secret!)).toMatchObject({
      purpose: 'address',
      userName: 'eve',
      payload: { email: 'eve@example.org' },
    });
    await rooms.get(AddressesService).confirm(letter!.secret!, FACTS);
    expect(await rooms.get(AccountsService).find('eve@example.org')).toMatchObject({
      name: 'eve',
      emailVerifiedAt: expect.any(Date) as Date,
    });
  });

  it('of somebody else is told to them alone, and stays theirs', async () => {
    await rooms.person('holder');
    const made = await rooms
      .get(AccountsService)
      .signUp({ name: 'stranger', email: 'Holder@example.org', password: PASSWORD }, null, FACTS);
    const [letter] = await mailsTo('Holder@example.org');
    expect(letter!.subject).toBe('You have an account already · Modelgrove');
    expect(letter!.secret).toBeUndefined();
    expect(await rooms.get(OwnAccountService).of(actorOf(made))).toMatchObject({
      pendingEmail: 'Holder@example.org',
      account: { email: null },
    });
    expect(await rooms.get(AccountsService).find('holder@example.org')).toMatchObject({ name: 'holder' });
  });

  it('is changed with the password and by the link; the old one is told and the old link ends', async () => {
    const account = await rooms.person('mover');
    const own = rooms.get(OwnAccountService);
    await expect(own.setEmail(actorOf(account), 'new@example.org', 'wrong password', FACTS)).rejects.toMatchObject(
      code('account/wrong-password'),
    );
    await own.setEmail(actorOf(account), 'typo@example.org', PASSWORD, FACTS);
    await own.setEmail(actorOf(account), 'new@example.org', PASSWORD, FACTS);
    expect(await rooms.get(AccountsService).find('mover')).toMatchObject({ email: 'mover@example.org' });
    const [typo, fine] = [(await mailsTo('typo@example.org'))[0]!, (await mailsTo('new@example.org'))[0]!];
    await expect(rooms.get(AddressesService).confirm(typo.secret!, FACTS)).rejects.toMatchObject(code('one-time-link/invalid'));
    await rooms.get(AddressesService).confirm(fine.secret!, FACTS);
    expect(await rooms.get(AccountsService).find('mover')).toMatchObject({ email: 'new@example.org' });
    const [told] = await mailsTo('mover@example.org');
    expect(told).toMatchObject({
      subject: 'Your e-mail address was changed · Modelgrove',
      text: expect.stringContaining('new@example.org') as string,
    });
    await own.setEmail(actorOf(account), null, PASSWORD, FACTS);
    expect(await rooms.get(AccountsService).find('mover')).toMatchObject({ email: null });
  });

  it('is confirmed by one of two accounts that wait for it', async () => {
    const signUp = (name: string) =>
      rooms.get(AccountsService).signUp({ name, email: 'both@example.org', password: PASSWORD }, null, FACTS);
    await signUp('both-a');
    await signUp('both-b');
    const [a, b] = await mailsTo('both@example.org');
    const results = await Promise.allSettled([a, b].map((letter) => rooms.get(AddressesService).confirm(letter!.secret!, FACTS)));
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'account/email-taken' } });
  });

  it('is mailed its link again', async () => {
    const account = await rooms.person('again');
    await rooms.get(AddressesService).resend(actorOf(account), FACTS);
    const [letter] = await mailsTo('again@example.org');
    await rooms.get(AddressesService).confirm(letter!.secret!, FACTS);
    await expect(rooms.get(AddressesService).resend(actorOf(account), FACTS)).rejects.toMatchObject(code('account/no-unverified-email'));
  });
});

describe('an invitation', () => {
  it('by mail verifies the address of who uses it', async () => {
    const host = actorOf(await rooms.person('host'));
    const [guests, links] = [rooms.get(GuestsService), rooms.get(OneTimeLinksService)];
    const mailed = await guests.mailed(host, ' guest@example.org ');
    await guests.post(host, mailed, 'zh-CN', await links.createInvitation(host, FACTS, mailed));
    const [letter] = await mailsTo('guest@example.org');
    expect(letter!.subject).toBe('host 邀请你使用 Modelgrove 模林');
    const wish = { name: 'guest', email: 'guest@example.org', password: PASSWORD };
    const made = await rooms.get(AccountsService).signUp(wish, letter!.secret!, FACTS);
    expect(made).toMatchObject({ email: 'guest@example.org', emailVerifiedAt: expect.any(Date) as Date });
  });

  it('into an organization says so in the mail, and nobody can make the hub write to strangers again and again', async () => {
    const host = actorOf(await rooms.person('eager'));
    const [guests, links] = [rooms.get(GuestsService), rooms.get(OneTimeLinksService)];
    const invite = async (email: string) => {
      const mailed = await guests.mailed(host, email);
      await guests.post(host, mailed, 'en', await links.createInvitation(host, FACTS, mailed), 'acme');
    };
    await invite('one@example.org');
    const [letter] = await mailsTo('one@example.org');
    expect(letter!.subject).toBe('eager invites you to acme on Modelgrove');
    await invite('one@example.org');
    await invite('ONE@example.org');
    await expect(invite('One@Example.org')).rejects.toMatchObject(code('invitation/too-many-mails'));
    for (let index = 0; index < 47; index++) await invite(`many-${index}@example.org`);
    await expect(invite('another@example.org')).rejects.toMatchObject(code('invitation/too-many-mails'));
    expect(await guests.mailed({ ...host, isAdmin: true }, 'another@example.org')).toMatchObject({ email: 'another@example.org' });
  });

  it('that is handed over verifies nothing', async () => {
    const { secret } = await rooms.get(OneTimeLinksService).createInvitation(SYSTEM);
    const wish = { name: 'guest2', email: 'guest2@example.org', password: PASSWORD };
    expect(await rooms.get(AccountsService).signUp(wish, secret, FACTS)).toMatchObject({ email: null, emailVerifiedAt: null });
  });
});

describe('a hub that sends no mail', () => {
  let quiet: Rooms;
  beforeAll(async () => {
    quiet = await startRooms();
  });
  afterAll(() => quiet?.close());

  it('sends people to the administrator, whose link confirms an address', async () => {
    expect(await quiet.get(PasswordResetsService).ask('anybody', FACTS)).toBe('administrator');
    const made = await quiet.get(AccountsService).signUp({ name: 'ada', email: 'ada@example.org', password: PASSWORD }, null, FACTS);
    expect(made).toMatchObject({ email: 'ada@example.org', emailVerifiedAt: null });
    const link = await quiet.get(AddressesService).createLink(SYSTEM, 'ada');
    expect(link.path).toMatch(/^\/verify#/);
    await quiet.get(AddressesService).confirm(link.secret, FACTS);
    expect((await quiet.get(AccountsService).find('ada'))?.emailVerifiedAt).not.toBeNull();
    await expect(quiet.get(AddressesService).resend(actorOf(made), FACTS)).rejects.toMatchObject(code('mail/off'));
    expect(await quiet.get(GuestsService).mailed(actorOf(made), 'x@example.org')).toEqual({});
    expect(await quiet.database.prisma.mail.count()).toBe(0);
  });

  it('deletes an account with its password', async () => {
    const account = await quiet.person('leaver');
    await expect(quiet.get(OwnAccountService).remove(actorOf(account), 'wrong password', FACTS)).rejects.toMatchObject(
      code('account/wrong-password'),
    );
    await quiet.get(OwnAccountService).remove(actorOf(account), PASSWORD, FACTS);
    expect(await quiet.get(AccountsService).find('leaver')).toBeNull();
  });
});
