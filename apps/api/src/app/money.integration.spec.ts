// Paying in, through the hub's own API: by bank transfer, by a provider with a voice, and what the book says afterwards.
import { randomUUID } from 'node:crypto';
import { SYSTEM } from '../common/actor';
import { AccountsService } from '../modules/accounts';
import { LedgerDoctor } from '../modules/ledger';
import { Payments } from '../platform/payments';
import { OrganizationsService } from '../modules/organizations';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

let hub: TestHub;
let ada: TestPerson;
let bob: TestPerson;
let boss: TestPerson;

interface Answer {
  status: number;
  body: Record<string, unknown> & { code?: string };
}

interface PaymentBody {
  id: string;
  state: string;
  action: { kind: string; url: string; reference: string; instructions: string } | null;
}

beforeAll(async () => {
  hub = await startTestHub({
    GROVE_PAYMENTS: 'manual,fake',
    GROVE_PAYMENTS_TRANSFER_TO: 'Acme Ltd\nAccount 12-345-678',
    GROVE_CURRENCY: 'USD',
  });
  [ada, bob, boss] = [await hub.person('ada'), await hub.person('bob'), await hub.person('boss')];
  await hub.app.get(AccountsService, { strict: false }).setAdmin(SYSTEM, 'boss', true);
  const organizations = hub.app.get(OrganizationsService, { strict: false });
  const acme = { ...(await organizations.create(SYSTEM, { name: 'acme' })), actor: SYSTEM };
  await organizations.setMember(acme, 'ada', 'admin');
  await organizations.setMember(acme, 'bob', 'write');
});

afterAll(() => hub?.stop());

async function ask(person: TestPerson, method: string, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${hub.url}/hub/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${person.token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  return { status: answer.status, body: text ? (JSON.parse(text) as Answer['body']) : {} };
}

const topUp = (person: TestPerson, of: string, change: object = {}): Promise<Answer> =>
  ask(person, 'POST', `/namespaces/${of}/wallet/top-ups`, { amount: '50.00', provider: 'manual', requestKey: randomUUID(), ...change });
const paymentOf = ({ body }: Answer): PaymentBody => body as unknown as PaymentBody;
const wallet = async (of: string): Promise<Answer['body']> => (await ask(ada, 'GET', `/namespaces/${of}/wallet`)).body;
const decide = (id: string, form: object): Promise<Answer> => ask(boss, 'POST', `/admin/payments/${id}/decision`, form);

describe('money on a hub', () => {
  it('is in the currency and by the ways that the operator chose', async () => {
    const limits = { leastTopUpMinor: '100', mostTopUpMinor: '100000000' };
    expect((await ask(bob, 'GET', '/money')).body).toEqual({
      isOn: true,
      currency: 'USD',
      providers: ['manual', 'fake'],
      isTest: true,
      ...limits,
    });
  });

  it('that is paid in by bank transfer comes when an administrator has confirmed it, by its amount, once', async () => {
    const requestKey = randomUUID();
    const asked = await topUp(ada, 'acme', { requestKey });
    const { id, state, action } = paymentOf(asked);
    expect(state).toBe('waiting');
    expect(action).toMatchObject({
      kind: 'transfer',
      reference: expect.stringMatching(/^MG-/),
      instructions: 'Acme Ltd\nAccount 12-345-678',
    });
    expect(paymentOf(await topUp(ada, 'acme', { requestKey })).id).toBe(id);
    expect(await wallet('acme')).toMatchObject({ currency: 'USD', availableMinor: '0' });
    const waiting = (await ask(boss, 'GET', '/admin/payments?state=waiting&provider=manual')).body.payments as {
      id: string;
      purpose: string;
    }[];
    expect(waiting).toMatchObject([{ id, purpose: 'wallet.top-up' }]);
    expect((await decide(id, { isPaid: true, confirmedAmount: '5.00' })).body.code).toBe('money/not-confirmed');
    const outcomes = await Promise.all([1, 2, 3].map(() => decide(id, { isPaid: true, confirmedAmount: '50.00', note: 'statement 7' })));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect(await wallet('acme')).toMatchObject({ availableMinor: '5000' });
    const { lines } = (await ask(ada, 'GET', '/namespaces/acme/wallet/history')).body as { lines: object[] };
    expect(lines).toMatchObject([{ kind: 'top-up', reference: `payment:${id}`, account: 'wallet', amountMinor: '5000', currency: 'USD' }]);
  });

  it('that did not come is not there, and why is said to the payer', async () => {
    const { id } = paymentOf(await topUp(ada, 'ada'));
    expect((await decide(id, { isPaid: false, confirmedAmount: '50.00', note: 'It never came.' })).status).toBe(200);
    const { payments } = (await ask(ada, 'GET', '/namespaces/ada/wallet/top-ups')).body as { payments: object[] };
    expect(payments).toMatchObject([{ id, state: 'failed', failure: 'It never came.', action: null }]);
    expect(await wallet('ada')).toMatchObject({ availableMinor: '0' });
  });

  it('that is paid at a provider comes by its event, and what the provider took is the hub’s cost', async () => {
    const { id, action } = paymentOf(await topUp(ada, 'ada', { provider: 'fake', amount: '20' }));
    const ref = action?.url.split('/').at(-1) ?? '';
    expect((await ask(bob, 'GET', `/test-payments/${ref}`)).body).toMatchObject({ state: 'waiting', amountMinor: '2000', currency: 'USD' });
    expect((await ask(ada, 'POST', `/test-payments/${ref}`, { isPaid: true })).status).toBe(204);
    await hub.app.get(Payments, { strict: false }).look(BigInt(id));
    expect(await wallet('ada')).toMatchObject({ availableMinor: '2000' });
    const { balances } = (await ask(boss, 'GET', '/admin/ledger')).body as {
      balances: { kind: string; qualifier: string; amountMinor: string }[];
    };
    expect(balances.map(({ kind, qualifier, amountMinor }) => [kind, qualifier, amountMinor]).toSorted()).toEqual([
      ['clearing', 'fake', '-1942'],
      ['clearing', 'manual', '-5000'],
      ['provider-fee', '', '-58'],
    ]);
  });

  it('is compared with the provider’s book', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const { status, body } = await ask(boss, 'GET', `/admin/reconciliation?provider=fake&from=${today}&to=${today}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      same: 1,
      differences: [],
      sums: [{ kind: 'charge', currency: 'USD', amountMinor: '2000', feeMinor: '58' }],
    });
  });

  it.each([
    ['a negative amount', { amount: '-5' }],
    ['a fraction of the smallest unit', { amount: '5.001' }],
    ['an amount beyond every sum', { amount: '9'.repeat(19) }],
    ['an exponent', { amount: '1e3' }],
    ['next to nothing', { amount: '0.99' }],
    ['too much', { amount: '1000000.01' }],
    ['a number that is no text', { amount: 50 }],
    ['a provider that is not offered', { provider: 'credits' }],
    ['a request without a key', { requestKey: '' }],
  ])('refuses %s', async (_, change) => {
    const { status, body } = await topUp(ada, 'ada', change);
    expect([status, body.code?.split('/')[0]]).toEqual([400, expect.stringMatching(/^(money|request)$/)]);
  });

  it('is spent and seen by its own only', async () => {
    expect((await topUp(bob, 'acme')).status).toBe(403);
    expect((await topUp(boss, 'acme')).status).toBe(403);
    expect((await ask(bob, 'GET', '/namespaces/acme/wallet')).status).toBe(403);
    expect((await ask(bob, 'GET', '/namespaces/ada/wallet')).status).toBe(403);
    expect((await ask(bob, 'GET', '/admin/ledger')).status).toBe(403);
  });

  it('believes no event that is forged, over the wire', async () => {
    const send = (headers: Record<string, string>, body: string, provider = 'fake'): Promise<globalThis.Response> =>
      fetch(`${hub.url}/hub/v1/payment-events/${provider}`, { method: 'POST', headers, body });
    const event = JSON.stringify({ id: 'evt_1', type: 'charge.succeeded', kind: 'charge', key: 'x' });
    const forged = { 'grove-payment-signature': `t=${Math.floor(Date.now() / 1000)},v1=${'a'.repeat(64)}` };
    expect((await send(forged, event)).status).toBe(401);
    expect((await send({}, event)).status).toBe(401);
    expect((await send(forged, 'x'.repeat(300_000))).status).toBe(413);
    expect((await send(forged, event, 'manual')).status).toBe(401);
    expect((await send(forged, event, 'stripe')).status).toBe(404);
  });

  it('adds up', async () => {
    const found = [];
    for await (const finding of hub.app.get(LedgerDoctor, { strict: false }).check()) found.push(finding);
    expect(found).toEqual([]);
  });
});
