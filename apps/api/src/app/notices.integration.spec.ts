// Who is told of invitations, of what administrators decided, and of what they earned: through the whole hub, its worker included, on the hub and by mail.
import { randomUUID } from 'node:crypto';
import { SYSTEM } from '../common/actor';
import { AccountsService } from '../modules/accounts';
import { LedgerService } from '../modules/ledger';
import { Database, statement } from '../platform/database';
import { Payments } from '../platform/payments';
import { hubRequest } from './testing/hub-requests';
import { payIn } from './testing/pay-in';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';
import { type RunningWorker, startWorker } from './worker';

jest.setTimeout(120_000);

interface Item {
  id: string;
  kind: string;
  repository: string | null;
  organization: string | null;
  details: string | null;
  actor: { name: string } | null;
}

let hub: TestHub;
let worker: RunningWorker;
let [boss, ann, bob, carl]: TestPerson[] = [];
let counter = 0;

beforeAll(async () => {
  hub = await startTestHub({
    GROVE_SMTP_URL: 'smtp://127.0.0.1:9',
    GROVE_MAIL_FROM: 'hub@example.com',
    GROVE_PAYMENTS: 'fake',
    GROVE_CURRENCY: 'USD',
  });
  [boss, ann, bob, carl] = await Promise.all(['boss', 'ann', 'bob', 'carl'].map((name) => hub.person(name)));
  await hub.app.get(AccountsService, { strict: false }).setAdmin(SYSTEM, 'boss', true);
  await sql(
    `update users set email = n.name || '@example.com', email_key = n.name || '@example.com', email_verified_at = now() from namespaces n where n.id = users.id`,
  );
  await ask(ann!, 'POST', '/organizations', { name: 'Guild' });
  for (const { name } of [bob!, carl!]) await payIn(hub.app.get(LedgerService, { strict: false }), await idOf(name), 100_00n);
  worker = await startWorker(hub.config);
});

afterAll(async () => {
  await worker?.stop();
  await hub?.stop();
});

const sql = <R extends object>(text: string, values: unknown[] = []): Promise<R[]> =>
  hub.app.get(Database, { strict: false }).rows(statement(`spec_notices_${counter++}`, text), values);
const ask = <T = Record<string, unknown>>(who: TestPerson | null, method: string, path: string, body?: object) =>
  hubRequest<T>(hub, who, method, path, body);

async function idOf(name: string): Promise<bigint> {
  return (await sql<{ id: bigint }>('select id from namespaces where name = $1', [name]))[0]!.id;
}

async function told(): Promise<void> {
  for (;;) {
    const [left] = await sql<{ n: number }>(
      `select count(*)::int as n from outbox_events where kind = 'person.notice' and done_at is null`,
    );
    if (left?.n === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** What somebody is told for one reason, the latest first. */
async function notices(who: TestPerson, reason: string): Promise<Item[]> {
  await told();
  return (await ask<{ items: Item[] }>(who, 'GET', `/notifications?reason=${reason}`)).body.items;
}

const unread = async (who: TestPerson) => {
  await told();
  return (await ask<{ unread: number }>(who, 'GET', '/notifications/unread')).body.unread;
};

async function mails(): Promise<string[]> {
  await told();
  const rows = await sql<{ recipient: string; subject: string }>('select recipient, subject from mails order by id');
  await sql('delete from mails');
  return rows.map(({ recipient, subject }) => `${recipient.split('@')[0]}: ${subject}`);
}

describe('an invitation', () => {
  const invite = async (email: string, role = 'write') =>
    (await ask<{ url: string | null }>(ann!, 'POST', '/organizations/Guild/invitations', { role, email })).body;

  it('to an address of somebody who is here is answered on the hub, once, by nobody else; who invited is told', async () => {
    expect(await invite('Bob@example.com')).toMatchObject({ url: null });
    const [told] = await notices(bob!, 'invitation');
    expect(told).toMatchObject({ kind: 'invited', organization: 'Guild', actor: { name: 'ann' } });
    // By the invitation alone, not once more by the notice.
    expect((await mails()).filter((mail) => mail.startsWith('Bob'))).toHaveLength(1);
    const at = `/invitations/${told!.details}`;
    expect((await ask(bob!, 'GET', at)).body).toMatchObject({ organization: 'Guild', role: 'write' });
    for (const [method, path] of [
      ['GET', at],
      ['POST', `${at}/accept`],
      ['POST', `${at}/decline`],
    ] as const)
      expect(await ask(carl!, method, path)).toMatchObject({ status: 404, body: { code: 'invitation/not-found' } });
    expect(await ask(bob!, 'POST', `${at}/accept`)).toMatchObject({ status: 200, body: { organization: 'Guild' } });
    expect((await ask(bob!, 'POST', `${at}/accept`)).status).toBe(404);
    expect((await ask(bob!, 'GET', '/namespaces/Guild')).body).toMatchObject({ role: 'write' });
    expect((await notices(ann!, 'invitation'))[0]).toMatchObject({
      kind: 'invitation-accepted',
      organization: 'Guild',
      actor: { name: 'bob' },
    });
    expect(await mails()).toEqual(['ann: bob accepted your invitation']);
  });

  it('that is declined ends, and who invited learns no more than the address that they wrote', async () => {
    await invite('carl@example.com');
    const [told] = await notices(carl!, 'invitation');
    expect((await ask(carl!, 'POST', `/invitations/${told!.details}/decline`)).status).toBe(204);
    expect((await ask(carl!, 'POST', `/invitations/${told!.details}/decline`)).status).toBe(404);
    expect((await notices(ann!, 'invitation'))[0]).toMatchObject({ kind: 'invitation-declined', details: 'carl@example.com', actor: null });
    expect((await ask(ann!, 'GET', '/organizations/Guild/invitations')).body).toEqual([]);
  });

  it('to an address that is nobody’s, or not known to be theirs, is told to nobody', async () => {
    const before = (await notices(carl!, 'invitation')).length;
    await sql(`update users set email_verified_at = null where email = 'carl@example.com'`);
    await invite('carl@example.com');
    await invite('nobody@example.com');
    expect(await notices(carl!, 'invitation')).toHaveLength(before);
    const [open] = await sql<{ id: bigint }>('select max(id) as id from one_time_links');
    expect((await ask(carl!, 'GET', `/invitations/${open!.id - 1n}`)).status).toBe(404);
    await sql(`update users set email_verified_at = now() where email = 'carl@example.com'`);
  });

  it('by a link that is handed over tells who made it of the answer, also where it was for an account alone', async () => {
    const { body } = await ask<{ url: string }>(ann!, 'POST', '/organizations/Guild/invitations', { role: 'read' });
    await ask(carl!, 'POST', '/invitations/accept', { secret: body.url.split('#')[1] });
    expect((await notices(ann!, 'invitation'))[0]).toMatchObject({ kind: 'invitation-accepted', actor: { name: 'carl' } });
    const made = await ask<{ url: string }>(boss!, 'POST', '/invitations');
    const account = { name: 'dora', password: 'correct-horse-battery', invitation: made.body.url.split('#')[1] };
    expect((await ask(null, 'POST', '/accounts', account)).status).toBe(201);
    expect(await notices(boss!, 'invitation')).toMatchObject([
      { kind: 'invitation-accepted', organization: null, actor: { name: 'dora' } },
    ]);
  });
});

describe('what administrators decide', () => {
  const SPAM = { reason: 'spam', words: 'It sells watches.' };
  const decide = async (decision: string) => {
    const { items } = (await ask<{ items: { id: string }[] }>(boss!, 'GET', '/admin/cases')).body;
    await ask(boss!, 'POST', `/admin/cases/${items[0]!.id}/decision`, { decision, reason: 'Against the rules.' });
  };

  it('is told to who keeps it, also while nobody sees it, and to who reported it, as they chose', async () => {
    const id = await hub.repository(ann!, 'watches');
    await ask(bob!, 'POST', `/repositories/model/${id}/reports`, SPAM);
    await ask(carl!, 'POST', `/repositories/model/${id}/reports`, SPAM);
    await ask(carl!, 'PUT', '/notifications/settings', { mailReasons: [], mutedReasons: ['moderation'] });
    const before = await unread(ann!);
    await mails();
    await decide('take-down');
    expect(await notices(ann!, 'moderation')).toMatchObject([{ kind: 'taken-down', repository: id, actor: null }]);
    expect(await unread(ann!)).toBe(before + 1);
    expect(await notices(bob!, 'moderation')).toMatchObject([{ kind: 'report-acted', repository: null, details: id, actor: null }]);
    expect(await notices(carl!, 'moderation')).toEqual([]);
    expect(await mails()).toEqual([`ann: ${id} was taken down · Modelgrove`, 'bob: Your report was decided']);
    await ask(boss!, 'DELETE', `/admin/repositories/model/${id}/disabled`);
    expect(await notices(ann!, 'moderation')).toMatchObject([{ kind: 'put-back', repository: id }]);
    await ask(carl!, 'PUT', '/notifications/settings', { mailReasons: [], mutedReasons: [] });
  });

  it('says nothing any more of what was made private since, or of what one keeps no more', async () => {
    const id = await hub.repository(ann!, 'letters');
    await ask(bob!, 'POST', `/repositories/model/${id}/reports`, SPAM);
    await decide('dismiss');
    expect((await notices(bob!, 'moderation'))[0]).toMatchObject({ kind: 'report-dismissed', details: id });
    await ask(ann!, 'PATCH', `/repositories/model/${id}`, { isPrivate: true });
    expect((await notices(bob!, 'moderation'))[0]).toMatchObject({ kind: 'report-dismissed', repository: null, details: null });
    await ask(ann!, 'PUT', '/organizations/Guild/members/bob', { role: 'admin' });
    await ask(ann!, 'POST', '/repositories', { type: 'model', namespace: 'Guild', name: 'shared', isPrivate: true });
    await ask(boss!, 'PUT', '/admin/repositories/model/Guild/shared/disabled', { reason: 'Against the rules.' });
    expect((await notices(bob!, 'moderation'))[0]).toMatchObject({ kind: 'taken-down', repository: 'Guild/shared' });
    const before = await unread(bob!);
    await ask(ann!, 'PUT', '/organizations/Guild/members/bob', { role: 'read' });
    expect((await notices(bob!, 'moderation')).map(({ kind }) => kind)).not.toContain('taken-down');
    expect(await unread(bob!)).toBe(before - 1);
  });
});

describe('what one earns', () => {
  const TERMS = { price: '9.99', licenceName: 'Licence', licenceText: 'Use it.' };
  const buy = async (who: TestPerson, at: string) => {
    const { body } = await ask<{ offer: { id: string } }>(who, 'GET', `${at}/offer`);
    const wish = { buyer: who.name, offerId: body.offer.id, requestKey: randomUUID() };
    return (await ask(who, 'POST', `${at}/purchases`, wish)).status;
  };

  it('is told in one line for each thing that is sold, without who bought it, and written once until it is read', async () => {
    const [one, other] = [await hub.repository(ann!, 'sold'), await hub.repository(ann!, 'sold-too')];
    await ask(ann!, 'PUT', '/notifications/settings', { mailReasons: ['sale'] });
    for (const id of [one, other]) await ask(ann!, 'PUT', `/repositories/model/${id}/offer`, TERMS);
    await mails();
    for (const who of [bob!, carl!]) expect(await buy(who, `/repositories/model/${one}`)).toBe(201);
    expect(await buy(bob!, `/repositories/model/${one}`)).toBe(409);
    expect(await notices(ann!, 'sale')).toMatchObject([
      { kind: 'sold', repository: one, organization: 'ann', details: '9.99 USD', actor: null },
    ]);
    await buy(bob!, `/repositories/model/${other}`);
    const lines = await notices(ann!, 'sale');
    expect(lines.map(({ repository }) => repository)).toEqual([other, one]);
    expect(await mails()).toEqual([`ann: A sale for 9.99 USD: ${one}`, `ann: A sale for 9.99 USD: ${other}`]);
  });

  it('of tips names neither who gave them nor their words; those of an organization go to its admins', async () => {
    const given = { amount: '5.00', payer: 'bob', message: 'Thank you', requestKey: randomUUID() };
    expect((await ask(bob!, 'POST', '/namespaces/ann/tips', given)).status).toBe(201);
    await ask(bob!, 'POST', '/namespaces/ann/tips', given);
    expect(await notices(ann!, 'tip')).toMatchObject([
      { kind: 'tipped', repository: null, organization: 'ann', details: '5.00 USD', actor: null },
    ]);
    expect(JSON.stringify(await notices(ann!, 'tip'))).not.toMatch(/bob|Thank/);
    await ask(carl!, 'POST', '/namespaces/Guild/tips', { ...given, payer: 'carl', requestKey: randomUUID() });
    expect((await notices(ann!, 'tip'))[0]).toMatchObject({ kind: 'tipped', organization: 'Guild' });
    expect(await notices(bob!, 'tip')).toEqual([]);
  });

  it('is paid out as was decided, in one line for each', async () => {
    await sql(`update sales set release_at = now() - interval '1 second' where released_at is null`);
    const wish = { amount: '10.00', provider: 'fake', destination: 'bank 1234' };
    const request = async () =>
      (await ask<{ id: string }>(ann!, 'POST', '/namespaces/ann/payouts', { ...wish, requestKey: randomUUID() })).body.id;
    const decision = async (isApproved: boolean) =>
      ask(boss!, 'POST', `/admin/payouts/${await request()}/decision`, { isApproved, confirmedAmount: '10.00', reason: 'Not now.' });
    await decision(false);
    expect(await notices(ann!, 'payout')).toMatchObject([{ kind: 'payout-declined', organization: 'ann', details: '10.00 USD' }]);
    await decision(true);
    expect((await notices(ann!, 'payout'))[0]!.kind).toMatch(/payout-(approved|paid)/);
    const [payment] = await sql<{ id: bigint }>(`select id from payment_calls where kind = 'payout'`);
    await hub.app.get(Payments, { strict: false }).call(payment!.id);
    expect((await notices(ann!, 'payout')).map(({ kind }) => kind)).toEqual(['payout-paid', 'payout-declined']);
  });
});

it('who is let in by an automatic gate stands in one line of who keeps the repository', async () => {
  const id = await hub.repository(ann!, 'open-gate');
  await ask(ann!, 'PATCH', `/repositories/model/${id}`, { gated: 'auto' });
  for (const who of [bob!, carl!, carl!]) await ask(who, 'POST', `/repositories/model/${id}/access-requests`, {});
  expect(await notices(ann!, 'admitted')).toMatchObject([{ kind: 'admitted', repository: id, actor: { name: 'carl' } }]);
  expect(await notices(ann!, 'access')).toEqual([]);
});
