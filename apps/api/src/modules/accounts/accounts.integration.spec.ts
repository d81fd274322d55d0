import { SYSTEM } from '../../common/actor';
import { SystemClock } from '../../common/clock';
import { AppConfig, type HubRules } from '../../platform/config';
import { Database } from '../../platform/database';
import { FixedWindows } from '../../platform/rate-limit/fixed-windows';
import { RateFlush } from '../../platform/rate-limit/rate-flush';
import { RateWindowsStore } from '../../platform/rate-limit/rate-windows.store';
import { OrganizationsService } from '../organizations';
import { TokensService } from '../tokens';
import { FACTS, PASSWORD, type Rooms, startRooms } from './accounts-for-specs';
import { AccountsService, InstanceService, NamespacesService, OneTimeLinksService, PasswordsService, SessionsService } from '.';

let context: Rooms;
let database: Database;
let accounts: AccountsService;
/** A configuration that the tests change. */
let settings: { -readonly [K in keyof HubRules]: HubRules[K] };

beforeAll(async () => {
  context = await startRooms();
  database = context.database;
  accounts = context.get(AccountsService);
  settings = context.get(AppConfig) as unknown as typeof settings;
});

afterAll(async () => {
  await context?.close();
});

let counter = 0;
async function person(name = `person${++counter}`): Promise<{ id: bigint; name: string; isAdmin: boolean }> {
  return accounts.provision(SYSTEM, { name, password: PASSWORD, email: `${name}@example.org` });
}

function outcomes(results: PromiseSettledResult<unknown>[]): string[] {
  return results.map((result) => (result.status === 'fulfilled' ? 'done' : (result.reason as { code: string }).code)).toSorted();
}

describe('names', () => {
  it('that were given up by a rename lead to their owner, stay theirs, and go to nobody else', async () => {
    const names = context.get(NamespacesService);
    const owner = await person('OldName');
    await names.rename({ ...owner, actor: SYSTEM }, 'NewName');
    expect(await names.find('oldname')).toMatchObject({ id: owner.id, name: 'NewName' });
    expect(await accounts.find('oldname')).toBeNull();
    await expect(person('OLDNAME')).rejects.toMatchObject({ code: 'namespace/name-taken' });
    await expect(context.get(OrganizationsService).create(SYSTEM, { name: 'oldName' })).rejects.toMatchObject({
      code: 'namespace/name-taken',
    });
    await names.rename({ ...owner, name: 'NewName', actor: SYSTEM }, 'oldname');
    expect(await names.find('OldName')).toMatchObject({ id: owner.id, name: 'oldname' });
    expect(await names.find('newname')).toMatchObject({ id: owner.id });
  });

  it('may change their case', async () => {
    const owner = await person('lowercase');
    await context.get(NamespacesService).rename({ ...owner, actor: SYSTEM }, 'LowerCase');
    expect(await accounts.find('lowercase')).toMatchObject({ id: owner.id, name: 'LowerCase' });
  });

  it('are taken by one of a rename and sign-ups at the same time, and the name given up by none', async () => {
    const owner = await person('giver');
    const work = [
      context.get(NamespacesService).rename({ ...owner, actor: SYSTEM }, 'coveted'),
      person('Coveted'),
      person('COVETED'),
      person('Giver'),
    ];
    const results = await Promise.allSettled(work);
    expect(outcomes(results)).toEqual(['done', 'namespace/name-taken', 'namespace/name-taken', 'namespace/name-taken']);
  });

  it('are held from the moment they were found free to the commit', async () => {
    const names = context.get(NamespacesService);
    const [claimed, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const first = database.inTransaction(async () => {
      await names.claim('fleeting');
      claimed.resolve();
      await release.promise;
      return person('fleeting');
    });
    await claimed.promise;
    const second = Promise.allSettled([person('Fleeting').then((owner) => names.rename({ ...owner, actor: SYSTEM }, 'flown'))]);
    await new Promise((resolve) => setTimeout(resolve, 400));
    release.resolve();
    await expect(first).resolves.toMatchObject({ name: 'fleeting' });
    expect(outcomes(await second)).toEqual(['namespace/name-taken']);
  });

  it('are refused by the database itself when two slip past every other check', async () => {
    await person('unchecked');
    const create = database.prisma.namespace.create({ data: { kind: 'user', name: 'UNCHECKED', nameKey: 'unchecked' } });
    await expect(create).rejects.toMatchObject({ code: 'P2002' });
  });

  it.each(['api', 'a--b', 'with.dot', '-x', 'x'.repeat(43), '..', 'naïve', ''])('do not look like %j', async (name) => {
    await expect(person(name)).rejects.toMatchObject({ code: 'namespace/name-invalid' });
  });
});

describe('accounts', () => {
  it('share no e-mail address, in whatever case', async () => {
    await accounts.provision(SYSTEM, { name: 'mail1', email: 'Some.One@Example.org' });
    await expect(accounts.provision(SYSTEM, { name: 'mail2', email: 'some.one@example.ORG' })).rejects.toMatchObject({
      code: 'account/email-taken',
    });
    expect(await accounts.find('mail2')).toBeNull();
    expect(await accounts.find('SOME.ONE@example.org')).toMatchObject({ name: 'mail1', email: 'Some.One@Example.org' });
    await accounts.provision(SYSTEM, { name: 'mail3' });
    await accounts.provision(SYSTEM, { name: 'mail4', email: '' });
  });

  it('come by sign-up as the operator allows it', async () => {
    const form = () => ({ name: `signup${++counter}`, password: PASSWORD });
    const links = context.get(OneTimeLinksService);
    settings.signup = 'closed';
    await expect(accounts.signUp(form(), null, FACTS)).rejects.toMatchObject({ code: 'account/signup-closed' });
    settings.signup = 'invite';
    await expect(accounts.signUp(form(), null, FACTS)).rejects.toMatchObject({ code: 'account/invitation-needed' });
    const { secret } = await links.createInvitation(SYSTEM);
    await expect(accounts.signUp({ name: 'settings', password: PASSWORD }, secret, FACTS)).rejects.toMatchObject({
      code: 'namespace/name-invalid',
    });
    const results = await Promise.allSettled([accounts.signUp(form(), secret, FACTS), accounts.signUp(form(), secret, FACTS)]);
    expect(outcomes(results)).toEqual(['done', 'one-time-link/invalid']);
    settings.signup = 'open';
    expect((await accounts.signUp(form(), null, FACTS)).isAdmin).toBe(false);
  });

  it('without a password sign in with none, and get one by a reset link', async () => {
    const passwords = context.get(PasswordsService);
    await accounts.provision(SYSTEM, { name: 'nopass' });
    for (const guess of ['', 'null', PASSWORD])
      await expect(passwords.prove('nopass', guess, FACTS)).rejects.toMatchObject({ code: 'auth/wrong-password' });
    const { secret } = await context.get(OneTimeLinksService).createResetLink(SYSTEM, 'nopass');
    await expect(passwords.reset(secret, 'nopass12345', FACTS)).rejects.toMatchObject({ code: 'account/password-weak' });
    await passwords.reset(secret, PASSWORD, FACTS);
    expect(await passwords.prove('NoPass', PASSWORD, FACTS)).toMatchObject({ name: 'nopass' });
  });

  it('make exactly one first administrator of two who open two links at the same time, and keep the last one', async () => {
    const links = context.get(OneTimeLinksService);
    const [one, two] = [await links.createFirstAdminLink(SYSTEM), await links.createFirstAdminLink(SYSTEM)];
    const setUp = (secret: string, name: string) => accounts.setUp(secret, { name, password: PASSWORD }, FACTS);
    const results = await Promise.allSettled([setUp(one.secret, 'first-a'), setUp(two.secret, 'first-b'), setUp(one.secret, 'first-c')]);
    expect(outcomes(results).filter((outcome) => outcome === 'done')).toHaveLength(1);
    const [admin] = await database.prisma.user.findMany({ where: { isAdmin: true }, include: { namespace: true } });
    const name = admin?.namespace.name ?? '';
    await expect(accounts.setAdmin(SYSTEM, name, false)).rejects.toMatchObject({ code: 'account/last-administrator' });
    await expect(accounts.setDisabled(SYSTEM, name, true)).rejects.toMatchObject({ code: 'account/last-administrator' });
    const second = await person();
    await accounts.setAdmin(SYSTEM, second.name, true);
    const demotions = await Promise.allSettled([accounts.setAdmin(SYSTEM, name, false), accounts.setAdmin(SYSTEM, second.name, false)]);
    expect(outcomes(demotions)).toEqual(['account/last-administrator', 'done']);
    expect(await accounts.needsSetup()).toBe(false);
  });

  it('leave no trace when a step of their making fails', async () => {
    const { secret } = await context.get(OneTimeLinksService).createInvitation(SYSTEM);
    await person('occupied');
    const before = await database.prisma.auditEvent.count();
    await expect(accounts.signUp({ name: 'Occupied', password: PASSWORD }, secret, FACTS)).rejects.toMatchObject({
      code: 'namespace/name-taken',
    });
    expect(await database.prisma.auditEvent.count()).toBe(before);
    expect(await accounts.signUp({ name: 'vacant', password: PASSWORD }, secret, FACTS)).toMatchObject({ name: 'vacant' });
  });
});

describe('sessions', () => {
  it('are kept as a hash, and the oldest of very many end', async () => {
    const owner = await person();
    const sessions = context.get(SessionsService);
    const opened: string[] = [];
    for (let i = 0; i < 51; i++) opened.push((await sessions.open(owner, FACTS)).secret);
    const rows = await database.prisma.session.findMany({ where: { userId: owner.id } });
    expect(rows).toHaveLength(50);
    expect(rows.some((row) => Buffer.from(row.secretHash).toString('base64url') === opened.at(-1))).toBe(false);
    expect(await sessions.resolve(opened[0] ?? '')).toBeNull();
    expect(await sessions.resolve(opened[50] ?? '')).toMatchObject({
      prolonged: false,
      actor: { name: owner.name, via: { kind: 'session' } },
    });
    for (const secret of ['', 'x', "' or 1=1", 'A'.repeat(43), 'A'.repeat(100_000)]) expect(await sessions.resolve(secret)).toBeNull();
  });
});

describe('tokens', () => {
  it('may have a literal value, once, and are found by it again', async () => {
    const [owner, other] = [await person(), await person()];
    const tokens = context.get(TokensService);
    const value = 'hf_literalValueOfASeedFile01';
    const { token, secret } = await tokens.createToken(SYSTEM, owner, { displayName: 'seed', role: 'write' }, value);
    expect(secret).toBe(value);
    expect(await tokens.resolve(value)).toMatchObject({
      name: owner.name,
      via: { kind: 'token', role: 'write', displayName: 'seed', tokenId: token.id },
    });
    expect(await tokens.findByValue(owner.id, value)).toMatchObject({ id: token.id, displayName: 'seed' });
    expect(await tokens.findByValue(other.id, value)).toBeNull();
    await expect(tokens.createToken(SYSTEM, other, { displayName: 'seed', role: 'read' }, value)).rejects.toMatchObject({
      code: 'token/value-taken',
    });
    await expect(tokens.createToken(SYSTEM, owner, { displayName: 'short', role: 'read' }, 'hf_x')).rejects.toMatchObject({
      code: 'token/value-invalid',
    });
  });

  it('of the same name are made once by two requests at the same time', async () => {
    const owner = await person();
    const create = () => context.get(TokensService).createToken(SYSTEM, owner, { displayName: 'twice', role: 'read' });
    expect(outcomes(await Promise.allSettled([create(), create()]))).toEqual(['done', 'token/name-taken']);
  });

  it('that are fine-grained carry their scopes to the actor', async () => {
    const owner = await person();
    const scopes = [{ entity: { type: 'model' as const, name: `${owner.name}/m.1` }, permissions: ['repo.content.read'] }];
    const { secret } = await context.get(TokensService).createToken(SYSTEM, owner, { displayName: 'fine', role: 'fineGrained', scopes });
    expect(await context.get(TokensService).resolve(secret)).toMatchObject({ via: { role: 'fineGrained', scopes } });
  });
});

describe('organizations', () => {
  it('never lose both of two admins who leave at the same time', async () => {
    const organizations = context.get(OrganizationsService);
    const [one, two] = [await person(), await person()];
    const actor = { kind: 'user', userId: one.id, name: one.name, isAdmin: false, via: { kind: 'session', sessionId: 1n } } as const;
    const made = await organizations.create(actor, { name: 'two-admins' });
    await organizations.setMember({ ...made, actor }, two.name, 'admin');
    const results = await Promise.allSettled([one, two].map((who) => organizations.removeMember({ ...made, actor }, who.name)));
    expect(outcomes(results)).toEqual(['done', 'organization/last-admin']);
    expect(await organizations.members(made)).toHaveLength(1);
  });

  it('made by the system have members only when they are given some', async () => {
    const organizations = context.get(OrganizationsService);
    const made = await organizations.create(SYSTEM, { name: 'seeded', fullName: ' The Seeded ' });
    expect(made.fullName).toBe('The Seeded');
    expect(await organizations.members(made)).toEqual([]);
    const member = await person();
    await organizations.setMember({ ...made, actor: SYSTEM }, member.name, 'contributor');
    expect(await organizations.of(member.id)).toEqual([
      { organizationId: made.id, name: 'seeded', fullName: 'The Seeded', role: 'contributor' },
    ]);
    expect(await organizations.find(member.name)).toBeNull();
  });
});

describe('the instance', () => {
  it('has one id, whoever asks first', async () => {
    await database.prisma.instanceFact.deleteMany();
    const ids = await Promise.all(
      Array.from({ length: 8 }, () =>
        new InstanceService({
          factOnce: context.get(InstanceService)['store'].factOnce.bind(context.get(InstanceService)['store']),
        } as never).id(),
      ),
    );
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}$/);
  });
});

describe('rate limits', () => {
  it('of two processes add up', async () => {
    const clock = new SystemClock();
    const processes = [new FixedWindows(clock), new FixedWindows(clock)].map((windows) => {
      const silent = { warn: () => undefined } as never;
      return { windows, flush: new RateFlush(windows, new RateWindowsStore(database), clock, silent) };
    });
    for (const { windows } of processes) for (let i = 0; i < 10; i++) windows.add('api:user:77');
    await Promise.all(processes.map(({ flush }) => flush.flush()));
    for (const { windows } of processes) windows.add('api:user:77');
    for (const { flush } of processes) await flush.flush();
    expect(processes[1]?.windows.add('api:user:77').count).toBe(23);
  });
});
