// Providers do what every provider must, and the gate makes each payment happen once, whatever the line between them does.
import { createTestDatabase, type TestDatabase } from '@modelgrove/testing';
import type { AppConfig } from '../config';
import { Database, statement } from '../database';
import type { Logger } from '../logging';
import type { Outbox } from '../outbox';
import { CreditBudgetsStore } from './credit-budgets.store';
import { CreditsProvider } from './credits-provider';
import { FakeBook } from './fake-book.store';
import { FakeProvider, SIGNATURE } from './fake-provider';
import { ManualProvider } from './manual-provider';
import { describeProvider } from './payment-provider.conformance';
import { PaymentProviders } from './payment-providers';
import { PaymentPurposes } from './payment-purposes';
import { Payments } from './payments';
import { type NewPayment, type Payment, PaymentsStore } from './payments.store';
import { Reconciler } from './reconciliation';
import { signatureOf } from './signed-events';

const SECRET = Buffer.alloc(32, 7);
let database: Database;
let test: TestDatabase;
let book: FakeBook;
let fake: FakeProvider;
let credits: CreditsProvider;
let payments: Payments;
let reconciler: Reconciler;
const manual = new ManualProvider('Acme Ltd, account 12-345-678');
const clock = { at: new Date(), now: () => clock.at };
const emitted: { kind: string; paymentId: bigint }[] = [];
const settled: { key: string; state: string }[] = [];
let keys = 0;

beforeAll(async () => {
  test = await createTestDatabase();
  database = new Database({ connectionString: test.connectionString, maxConnections: 10, maxStreams: 1, onError: () => undefined });
  book = new FakeBook({ databaseUrl: test.connectionString } as AppConfig);
  fake = new FakeProvider(book, SECRET, 'http://hub.test');
  credits = new CreditsProvider(new CreditBudgetsStore(database), database, clock);
  const providers = new PaymentProviders([manual, fake, credits]);
  const purposes = new PaymentPurposes();
  purposes.add({ name: 'spec', settled: note });
  const outbox = {
    emit: (kind: string, { paymentId }: { paymentId: string }) => Promise.resolve(emitted.push({ kind, paymentId: BigInt(paymentId) })),
  };
  const store = new PaymentsStore(database);
  const logger = { warn: () => undefined } as unknown as Logger;
  payments = new Payments(store, providers, purposes, database, outbox as unknown as Outbox, clock, logger);
  reconciler = new Reconciler(store, providers);
  await sql(`insert into namespaces (id, name, name_key, kind) values (7, 'acme', 'acme', 'organization')`);
  await new CreditBudgetsStore(database).set(7n, { monthlyMinor: 1_000_000n, currency: 'XHC' });
});

afterAll(async () => {
  await book?.onModuleDestroy();
  await database?.close();
  await test?.drop();
});

let statements = 0;
const sql = <R extends object>(text: string, values: unknown[] = []): Promise<R[]> =>
  database.rows<R>(statement(`spec_payments_${statements++}`, text), values);

/** As rooms do: in the transaction of the end. Fails when it is told to. */
let failures = 0;
function note({ key, state }: Payment): Promise<void> {
  if (failures > 0) {
    failures--;
    return Promise.reject(new Error('the room could not book it'));
  }
  settled.push({ key, state });
  return Promise.resolve();
}

describeProvider('fake', () =>
  Promise.resolve({
    provider: fake,
    payerId: 7n,
    currency: 'CNY',
    destination: 'bank',
    pay: async ({ key, outcome }) => {
      await fake.decide(outcome.providerRef, true, new Date());
      return (await fake.find('charge', key))!;
    },
  }),
);
describeProvider('manual', () =>
  Promise.resolve({
    provider: manual,
    payerId: 7n,
    currency: 'CNY',
    destination: 'bank',
    pay: ({ outcome }) => Promise.resolve({ state: 'succeeded', providerRef: outcome.providerRef }),
  }),
);
describeProvider('credits', () =>
  Promise.resolve({ provider: credits, payerId: 7n, currency: 'XHC', destination: '', pay: ({ outcome }) => Promise.resolve(outcome) }),
);

describe('a payment', () => {
  const wish = (change: Partial<NewPayment> = {}): Promise<bigint> =>
    database.inTransaction(() =>
      payments.wish({
        key: `spec:${++keys}`,
        provider: 'fake',
        kind: 'charge',
        purpose: 'spec',
        subject: String(keys),
        amountMinor: 1000n,
        currency: 'CNY',
        request: { payerId: '7', description: 'a top-up', returnUrl: 'http://hub.test/back' },
        ...change,
      }),
    );
  const payout = (destination: string): Promise<bigint> =>
    wish({ kind: 'payout', request: { payeeId: '7', destination, description: 'a payout' } });
  const endsOf = async (id: bigint): Promise<string[]> => {
    const { key } = await payments.find(id);
    return settled.filter((one) => one.key === key).map(({ state }) => state);
  };
  const looks = (id: bigint): number => emitted.filter(({ kind, paymentId }) => kind === 'payment.look' && paymentId === id).length;
  const receive = ({ body, headers }: { body: Buffer; headers: Record<string, string> }): Promise<void> =>
    payments.receive('fake', body, headers);

  beforeEach(() => {
    clock.at = new Date();
  });

  it('is wished for once by its key, and called after the commit', async () => {
    const id = await wish();
    const { key } = await payments.find(id);
    expect(await wish({ key })).toBe(id);
    expect(emitted.filter(({ paymentId }) => paymentId === id)).toEqual([{ kind: 'payment.call', paymentId: id }]);
    const failing = database.inTransaction(async () => {
      await payments.wish({ ...(await payments.find(id)), key: 'spec:gone' });
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
    expect(await sql(`select from payment_calls where key = 'spec:gone'`)).toEqual([]);
  });

  it('waits for the payer, and is booked once when the provider says that it was paid, however often it says so', async () => {
    const id = await wish();
    const { action, providerRef } = await payments.call(id);
    expect(action).toEqual({ kind: 'redirect', url: `http://hub.test/test-payment/${providerRef}` });
    expect(await endsOf(id)).toEqual([]);
    const delivery = await fake.decide(providerRef!, true, clock.at);
    for (let times = 0; times < 3; times++) await receive(delivery);
    expect(looks(id)).toBe(1);
    await Promise.all([payments.look(id), payments.look(id), payments.look(id)]);
    expect(await endsOf(id)).toEqual(['succeeded']);
    expect(await payments.find(id)).toMatchObject({ state: 'succeeded', feeMinor: 29n });
  });

  it('ends the same whatever order its events come in, and before the answer to its own call', async () => {
    const id = await wish();
    const { key } = await payments.find(id);
    const { providerRef } = await fake.charge({ key, payerId: 7n, amountMinor: 1000n, currency: 'CNY', description: '', returnUrl: '' });
    const paid = await fake.decide(providerRef, true, clock.at);
    await receive(paid);
    await receive(fake.delivery('charge.created', 'charge', key, clock.at));
    await receive(fake.delivery('charge.failed', 'charge', key, clock.at));
    await payments.look(id);
    await payments.call(id);
    await payments.look(id);
    expect(await endsOf(id)).toEqual(['succeeded']);
  });

  it('of which the answer was lost is called again with the same key, and paid once', async () => {
    const id = await payout('bank#slow');
    await expect(payments.call(id)).rejects.toThrow('did not answer in time');
    expect(await payments.find(id)).toMatchObject({ state: 'wished', attempts: 1, lastError: 'the provider did not answer in time' });
    expect(await endsOf(id)).toEqual([]);
    expect((await payments.call(id)).state).toBe('succeeded');
    expect(await endsOf(id)).toEqual(['succeeded']);
    const { key } = await payments.find(id);
    expect(await sql('select from fake_payments where key = $1', [key])).toHaveLength(1);
  });

  it('is not settled when the room cannot book its end, and is then', async () => {
    const id = await payout('bank');
    failures = 1;
    await expect(payments.call(id)).rejects.toThrow('could not book it');
    expect(await payments.find(id)).toMatchObject({ state: 'wished' });
    await payments.call(id);
    expect(await endsOf(id)).toEqual(['succeeded']);
  });

  it('that the provider refuses has failed', async () => {
    const closed = await payout('bank#closed');
    expect(await payments.call(closed)).toMatchObject({ state: 'failed', failure: { code: 'declined' } });
    const refund = await wish({ kind: 'refund', request: { chargeKey: 'none', chargeRef: 'ch_none' } });
    expect(await payments.call(refund)).toMatchObject({ state: 'failed', failure: { code: 'refund/no-charge' } });
    expect([await endsOf(closed), await endsOf(refund)]).toEqual([['failed'], ['failed']]);
  });

  it('is never given back for more than it was', async () => {
    const id = await wish();
    const { providerRef, key } = await payments.call(id);
    await fake.decide(providerRef!, true, clock.at);
    const refund = (amountMinor: bigint): Promise<bigint> =>
      wish({ kind: 'refund', amountMinor, request: { chargeKey: key, chargeRef: providerRef! } });
    const refunds = [await refund(600n), await refund(600n), await refund(400n)];
    const states = [];
    for (const one of refunds) states.push((await payments.call(one)).state);
    expect(states).toEqual(['succeeded', 'failed', 'succeeded']);
  });

  it('is found again by looking when an event was lost', async () => {
    const id = await wish();
    const { providerRef } = await payments.call(id);
    await fake.decide(providerRef!, false, clock.at);
    expect(await payments.lookAgain()).toBeGreaterThan(0);
    expect(await endsOf(id)).toEqual(['failed']);
  });

  it('believes no event that is forged, changed, replayed late or huge', async () => {
    const id = await wish();
    const { key } = await payments.find(id);
    const good = fake.delivery('charge.succeeded', 'charge', key, clock.at);
    const huge = Buffer.alloc(65 * 1024, 32);
    const refused = [
      { ...good, headers: {} },
      { ...good, headers: { [SIGNATURE]: signatureOf(Buffer.alloc(32, 8), good.body, clock.at) } },
      { ...good, body: Buffer.from(good.body.toString('utf8').replace('succeeded', 'refunded!')) },
      fake.delivery('charge.succeeded', 'charge', key, new Date(clock.at.getTime() - 301_000)),
      fake.delivery('charge.succeeded', 'charge', key, new Date(clock.at.getTime() + 301_000)),
      { body: huge, headers: { [SIGNATURE]: signatureOf(SECRET, huge, clock.at) } },
      { body: Buffer.from('{}'), headers: { [SIGNATURE]: signatureOf(SECRET, Buffer.from('{}'), clock.at) } },
      { body: Buffer.from('no json'), headers: { [SIGNATURE]: signatureOf(SECRET, Buffer.from('no json'), clock.at) } },
    ];
    for (const delivery of refused) await expect(receive(delivery)).rejects.toMatchObject({ code: 'payment/event-refused' });
    expect(looks(id)).toBe(0);
    await receive(good);
    expect(looks(id)).toBe(1);
    await expect(payments.receive('manual', good.body, good.headers)).rejects.toMatchObject({ code: 'payment/event-refused' });
    await expect(payments.receive('nobody', good.body, good.headers)).rejects.toMatchObject({ code: 'payment/no-provider' });
  });

  it('by bank transfer is confirmed by hand, once', async () => {
    const id = await wish({ provider: 'manual' });
    const { action, providerRef } = await payments.call(id);
    expect(action).toEqual({
      kind: 'transfer',
      reference: expect.stringMatching(/^MG(-[2-9A-HJ-NP-Z]{4}){3}$/),
      instructions: 'Acme Ltd, account 12-345-678',
    });
    const confirm = (): Promise<unknown> => payments.confirm(id, { state: 'succeeded', providerRef: providerRef! });
    const outcomes = await Promise.allSettled([confirm(), confirm()]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await endsOf(id)).toEqual(['succeeded']);
    const other = await wish();
    await expect(payments.confirm(other, { state: 'succeeded', providerRef: 'x' })).rejects.toMatchObject({ code: 'payment/not-by-hand' });
  });

  it('by credits takes from the budget of the month, and not more, also at the same time', async () => {
    await new CreditBudgetsStore(database).set(7n, { monthlyMinor: 250n, currency: 'XHC' });
    clock.at = new Date('2031-05-31T23:59:59Z');
    const charge = (): Promise<bigint> => wish({ provider: 'credits', currency: 'XHC', amountMinor: 100n, request: { payerId: '7' } });
    const ids = [await charge(), await charge(), await charge()];
    const states = (await Promise.all(ids.map((id) => payments.call(id)))).map(({ state }) => state);
    expect(states.toSorted()).toEqual(['failed', 'succeeded', 'succeeded']);
    clock.at = new Date('2031-06-01T00:00:00Z');
    expect((await payments.call(await charge())).state).toBe('succeeded');
  });

  it('that only one of the two books has is told by the comparison of books', async () => {
    const from = new Date();
    const same = await payout('bank');
    const { key } = await payments.call(same);
    const lost = await wish();
    await fake.charge({ key: 'stranger', payerId: 7n, amountMinor: 5n, currency: 'CNY', description: '', returnUrl: '' });
    const report = await reconciler.reconcile('fake', from, new Date(Date.now() + 1000));
    expect(report).toMatchObject({
      provider: 'fake',
      same: 1,
      sums: [{ kind: 'payout', currency: 'CNY', amountMinor: 1000n, feeMinor: 0n }],
    });
    expect(report.differences.map((one) => [one.key, one.ours?.state ?? null, one.theirs?.state ?? null])).toEqual([
      ['stranger', null, 'waiting'],
      [(await payments.find(lost)).key, 'wished', null],
    ]);
    expect(key).not.toBe('stranger');
  });
});
