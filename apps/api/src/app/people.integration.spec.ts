// Pages of people and organizations, their settings, and invitations, over HTTP.
import { SYSTEM } from '../common/actor';
import { AccountsService } from '../modules/accounts';
import { Database } from '../platform/database';
import { hubRequest } from './testing/hub-requests';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

let hub: TestHub;
let [ann, ben, root]: TestPerson[] = [];

const ask = <T = Record<string, unknown>>(person: TestPerson | null, method: string, path: string, body?: object) =>
  hubRequest<T>(hub, person, method, path, body);
const secretOf = (url: string) => url.split('#')[1] ?? '';
const newPerson = (name: string, invitation?: string) => ({
  name,
  password: 'correct-horse-battery',
  ...(invitation ? { invitation } : {}),
});

beforeAll(async () => {
  hub = await startTestHub();
  [ann, ben, root] = await Promise.all(['ann', 'ben', 'root-person'].map((name) => hub.person(name)));
  await hub.app.get(AccountsService, { strict: false }).setAdmin(SYSTEM, 'root-person', true);
  await ask(ann!, 'POST', '/organizations', { name: 'Acme', fullName: 'Acme Research' });
}, 120_000);

afterAll(() => hub?.stop());

describe('the page of a name', () => {
  it('says in one call whether it is a person or an organization, with counts of what the asker may see', async () => {
    await hub.repository(ann!, 'open');
    await hub.repository(ann!, 'closed', { isPrivate: true });
    const person = await ask(null, 'GET', '/namespaces/ANN');
    expect(person).toMatchObject({
      status: 200,
      body: {
        kind: 'user',
        name: 'ann',
        counts: { models: 1, datasets: 0, apps: 0 },
        membersCount: null,
        role: null,
        mayAdminister: false,
      },
    });
    expect(person.body['organizations']).toEqual([{ name: 'Acme', fullName: 'Acme Research' }]);
    const own = await ask(ann!, 'GET', '/namespaces/ann');
    expect(own.body).toMatchObject({ counts: { models: 2 }, mayAdminister: true });
    const organization = await ask(ann!, 'GET', '/namespaces/acme');
    expect(organization.body).toMatchObject({ kind: 'organization', name: 'Acme', membersCount: 1, role: 'admin', mayAdminister: true });
    expect((await ask(ben!, 'GET', '/namespaces/acme')).body).toMatchObject({ role: null, mayAdminister: false });
  });

  it('is a 404 with a code for a name nobody has', async () => {
    const missing = await ask(null, 'GET', '/namespaces/nobody-at-all');
    expect(missing).toMatchObject({ status: 404, body: { code: 'namespace/not-found' } });
    expect(missing.type).toContain('application/problem+json');
  });

  it('is changed by its owner alone, and keeps what was not sent', async () => {
    const form = { fullName: '  Ann Lee ', details: 'Writes 模型.', links: ['https://example.org/ann'] };
    expect(await ask(ann!, 'PATCH', '/profile', form)).toMatchObject({
      status: 200,
      body: { fullName: 'Ann Lee', details: 'Writes 模型.' },
    });
    expect((await ask(ann!, 'PATCH', '/profile', { details: '' })).body).toMatchObject({
      fullName: 'Ann Lee',
      details: '',
      links: ['https://example.org/ann'],
    });
    expect((await ask(null, 'PATCH', '/profile', form)).status).toBe(401);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'example.org', 'https://user:secret@example.org'])(
    'refuses the link %s',
    async (link) => {
      expect(await ask(ann!, 'PATCH', '/profile', { links: [link] })).toMatchObject({ status: 400, body: { code: 'request/invalid' } });
    },
  );

  it('refuses more than five links and texts without an end', async () => {
    const links = Array.from({ length: 6 }, (_, index) => `https://example.org/${index}`);
    expect((await ask(ann!, 'PATCH', '/profile', { links })).status).toBe(400);
    expect((await ask(ann!, 'PATCH', '/profile', { details: 'x'.repeat(1001) })).status).toBe(400);
    expect((await ask(ann!, 'PATCH', '/profile', { details: 'a\0b' })).status).toBe(400);
  });
});

describe('an organization', () => {
  it('is described and renamed by its admins; the former name leads to the new one and stays theirs', async () => {
    await ask(ann!, 'POST', '/organizations', { name: 'before' });
    expect((await ask(ben!, 'PATCH', '/organizations/before', { details: 'mine' })).status).toBe(403);
    const renamed = await ask(ann!, 'PATCH', '/organizations/before', { details: 'We measure.', name: 'after' });
    expect(renamed).toMatchObject({ status: 200, body: { name: 'after', details: 'We measure.' } });
    expect((await ask(null, 'GET', '/namespaces/before')).body).toMatchObject({ name: 'after' });
    expect(await ask(ben!, 'POST', '/organizations', { name: 'Before' })).toMatchObject({
      status: 409,
      body: { code: 'namespace/name-taken' },
    });
    expect(await ask(ann!, 'PATCH', '/organizations/after', { name: 'ben' })).toMatchObject({ status: 409 });
    expect(await ask(ann!, 'PATCH', '/organizations/after', { name: 'admin' })).toMatchObject({ status: 400 });
  });

  it('cannot be deleted while it owns a repository; afterwards its name is nobody’s', async () => {
    await ask(ann!, 'POST', '/organizations', { name: 'fleeting' });
    await ask(ann!, 'POST', '/repositories', { type: 'model', namespace: 'fleeting', name: 'm', isPrivate: true });
    expect(await ask(ann!, 'DELETE', '/organizations/fleeting')).toMatchObject({ status: 409, body: { code: 'organization/not-empty' } });
    expect((await ask(ben!, 'DELETE', '/organizations/fleeting')).status).toBe(403);
    expect((await ask(ann!, 'PATCH', '/repositories/model/fleeting/m', { namespace: 'ann' })).status).toBe(200);
    expect((await ask(ann!, 'DELETE', '/organizations/fleeting')).status).toBe(204);
    expect((await ask(null, 'GET', '/namespaces/fleeting')).status).toBe(404);
    expect((await ask(ann!, 'DELETE', '/organizations/fleeting')).status).toBe(403);
    expect((await ask(ben!, 'POST', '/organizations', { name: 'fleeting' })).status).toBe(409);
    expect((await ask(null, 'POST', '/accounts', newPerson('fleeting'))).status).toBe(409);
  });

  it('is not what a person is: settings of a person’s own name are a 404', async () => {
    expect(await ask(ann!, 'DELETE', '/organizations/ann')).toMatchObject({ status: 404, body: { code: 'organization/not-found' } });
    expect((await ask(null, 'GET', '/namespaces/ann')).status).toBe(200);
  });
});

describe('an invitation', () => {
  const invite = async (role: string, organization = 'acme') => {
    const made = await ask<{ url: string }>(ann!, 'POST', `/organizations/${organization}/invitations`, { role });
    expect(made.status).toBe(201);
    return secretOf(made.body.url);
  };

  it('into an organization says where it leads, makes an account with that role, and is good for one person', async () => {
    const secret = await invite('write');
    const inspected = await ask(null, 'POST', '/one-time-links/inspect', { secret });
    expect(inspected.body).toMatchObject({
      purpose: 'invitation',
      invitedTo: { organization: 'Acme', fullName: 'Acme Research', role: 'write' },
    });
    const made = await ask<{ user: object }>(null, 'POST', '/accounts', newPerson('cleo', secret));
    expect(made).toMatchObject({ status: 201, body: { user: { name: 'cleo', organizations: [{ name: 'Acme', role: 'write' }] } } });
    expect(await ask(null, 'POST', '/accounts', newPerson('dora', secret))).toMatchObject({
      status: 404,
      body: { code: 'one-time-link/invalid' },
    });
    expect((await ask(null, 'GET', '/namespaces/dora')).status).toBe(404);
  });

  it('is taken by somebody who has an account already; a role is never lowered by it', async () => {
    expect(await ask(ben!, 'POST', '/invitations/accept', { secret: await invite('write') })).toMatchObject({
      status: 200,
      body: { organization: 'Acme' },
    });
    await ask(ben!, 'POST', '/invitations/accept', { secret: await invite('read') });
    expect((await ask(ben!, 'GET', '/namespaces/acme')).body).toMatchObject({ role: 'write' });
    await ask(ben!, 'POST', '/invitations/accept', { secret: await invite('admin') });
    expect((await ask(ben!, 'GET', '/namespaces/acme')).body).toMatchObject({ role: 'admin' });
  });

  it('that is open is listed and can be withdrawn, once', async () => {
    const secret = await invite('read');
    const [newest] = (await ask<{ id: string; role: string }[]>(ann!, 'GET', '/organizations/acme/invitations')).body;
    expect(newest).toMatchObject({ role: 'read' });
    expect((await ask(ann!, 'DELETE', `/organizations/acme/invitations/${newest?.id}`)).status).toBe(204);
    const again = await ask(ann!, 'DELETE', `/organizations/acme/invitations/${newest?.id}`);
    expect(again).toMatchObject({ status: 404, body: { code: 'invitation/not-found' } });
    expect((await ask(null, 'POST', '/one-time-links/inspect', { secret })).status).toBe(404);
    expect((await ask(ann!, 'GET', '/organizations/acme/invitations')).body).toEqual([]);
  });

  it('of another organization cannot be withdrawn by its admins', async () => {
    await ask(ben!, 'POST', '/organizations', { name: 'rival' });
    await invite('read');
    const [open] = (await ask<{ id: string }[]>(ann!, 'GET', '/organizations/acme/invitations')).body;
    expect((await ask(ben!, 'DELETE', `/organizations/rival/invitations/${open?.id}`)).status).toBe(404);
  });

  it('ends with its organization', async () => {
    await ask(ann!, 'POST', '/organizations', { name: 'brief' });
    const secret = await invite('admin', 'brief');
    await ask(ann!, 'DELETE', '/organizations/brief');
    expect(await ask(null, 'POST', '/accounts', newPerson('late', secret))).toMatchObject({
      status: 404,
      body: { code: 'one-time-link/invalid' },
    });
    expect((await ask(null, 'GET', '/namespaces/late')).status).toBe(404);
  });

  it('of an administrator may name an organization or none; for an account alone it is of no use to who has one', async () => {
    const made = await ask<{ url: string }>(root!, 'POST', '/invitations', { organization: 'acme', role: 'contributor' });
    expect((await ask(null, 'POST', '/one-time-links/inspect', { secret: secretOf(made.body.url) })).body).toMatchObject({
      invitedTo: { role: 'contributor' },
    });
    const plain = secretOf((await ask<{ url: string }>(root!, 'POST', '/invitations')).body.url);
    expect(await ask(ben!, 'POST', '/invitations/accept', { secret: plain })).toMatchObject({
      status: 409,
      body: { code: 'invitation/account-only' },
    });
    expect((await ask(null, 'POST', '/accounts', newPerson('eve', plain))).status).toBe(201);
    expect((await ask(root!, 'POST', '/invitations', { organization: 'no-such-one' })).status).toBe(404);
    expect((await ask(root!, 'POST', '/invitations', { organization: 'acme', role: 'owner' })).status).toBe(400);
  });

  it('may be made by admins of the organization and by nobody else', async () => {
    const cleo = await hub.person('fay');
    expect((await ask(cleo, 'POST', '/organizations/acme/invitations', { role: 'read' })).status).toBe(403);
    expect((await ask(null, 'POST', '/organizations/acme/invitations', { role: 'read' })).status).toBe(401);
    expect((await ask(ann!, 'POST', '/invitations')).status).toBe(403);
  });
});

describe('a hub where administrators make the organizations', () => {
  it('says so to everybody else, and to the pages', async () => {
    const strict = await startTestHub({ GROVE_ORGANIZATIONS: 'administrators' });
    try {
      const gil = await strict.person('gil');
      expect(await hubRequest(strict, gil, 'POST', '/organizations', { name: 'own' })).toMatchObject({
        status: 403,
        body: { code: 'organization/creation-refused' },
      });
      expect((await hubRequest(strict, gil, 'GET', '/session')).body).toMatchObject({ user: { mayCreateOrganizations: false } });
      await strict.app.get(AccountsService, { strict: false }).setAdmin(SYSTEM, 'gil', true);
      expect((await hubRequest(strict, gil, 'POST', '/organizations', { name: 'own' })).status).toBe(201);
    } finally {
      await strict.stop();
    }
  }, 120_000);
});

describe('an invitation to an address', () => {
  it('is mailed where the hub sends mail, and its link is told to nobody else; elsewhere the link is handed over', async () => {
    const mailing = await startTestHub({ GROVE_SMTP_URL: 'smtp://127.0.0.1:9?tls=off', GROVE_MAIL_FROM: 'Modelgrove <hub@example.org>' });
    try {
      const host = await mailing.person('host');
      const call = <T>(method: string, path: string, body?: object) => hubRequest<T>(mailing, host, method, path, body);
      await call('POST', '/organizations', { name: 'acme' });
      const guest = { role: 'write', email: 'guest@example.org', locale: 'zh-CN' };
      expect(await call('POST', '/organizations/acme/invitations', guest)).toMatchObject({ status: 201, body: { url: null } });
      const mails = await mailing.app.get(Database, { strict: false }).prisma.mail.findMany();
      expect(mails).toHaveLength(1);
      const [open] = (await call<object[]>('GET', '/organizations/acme/invitations')).body;
      expect(open).toMatchObject({ role: 'write', email: 'guest@example.org' });
    } finally {
      await mailing.stop();
    }
    const handed = await ask<{ url: string }>(ann!, 'POST', '/organizations/acme/invitations', {
      role: 'read',
      email: 'guest@example.org',
    });
    expect(handed.body.url).toMatch(/\/join#/);
    const [open] = (await ask<object[]>(ann!, 'GET', '/organizations/acme/invitations')).body;
    expect(open).toMatchObject({ email: null });
  });

  it('is refused when it is no address', async () => {
    const refused = await ask(ann!, 'POST', '/organizations/acme/invitations', { role: 'read', email: 'not an address' });
    expect(refused).toMatchObject({ status: 400, body: { code: 'request/invalid' } });
  });
});

it.each([
  ['/accounts', { name: 'polyglot', password: 'correct-horse-battery' }],
  ['/sso/account', { name: 'polyglot' }],
  ['/invitations', { email: 'guest@example.org' }],
  ['/organizations/acme/invitations', { role: 'read' }],
  ['/account/locale', {}],
])('the form of %s takes no language in which the hub does not write', async (path, form) => {
  for (const locale of ['fr', 'zh', 'EN', '', 'x'.repeat(20)]) {
    const answer = await ask(root!, path === '/account/locale' ? 'PUT' : 'POST', path, { ...form, locale });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request/invalid' } });
  }
});
