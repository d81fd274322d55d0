// Selling, through the hub's own API and every path on which bytes leave it: an app that is built on another author's model and a third's dataset is sold,
// each gets their part, the buyer reads it and nobody else, and a refund takes all of it back.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { SYSTEM } from '../common/actor';
import { AccountsService } from '../modules/accounts';
import { LedgerDoctor, LedgerService } from '../modules/ledger';
import { OrganizationsService } from '../modules/organizations';
import { SaleRelease } from '../modules/sales';
import { Payments } from '../platform/payments';
import { bytePaths, everyPath } from './testing/byte-paths';
import { GitClient } from './testing/git-client';
import { answerOf, sha256Of } from './testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

const APP = '/repositories/app/app-maker/advisor';
const LICENCE = { licenceName: 'Advisor licence 1', licenceText: 'You may use it.\nYou may not give it on.' };
const SECRET = Buffer.from('weights that cost something '.repeat(40));

let hub: TestHub;
let git: GitClient;
const people: Record<string, TestPerson> = {};

interface Line {
  repository: string | null;
  amountMinor: string;
  reversedMinor: string;
}

/** What these tests read of answers; each reads what its own answer has. */
interface Body {
  id: string;
  code: string;
  state: string;
  error: string;
  offer: { id: string };
  action: { url: string };
  lines: Line[];
  sales: { id: string; ownMinor: string; buyer: string | null; refundedMinor: string }[];
  terms: object;
  earnings: object;
  months: { month: string; sales: number; earnedMinor: string }[];
  repositories: { repository: string }[];
  transactions: { id: string; kind: string; lines: { amountMinor: string }[] }[];
  nextCursor: string | null;
  findings: object[];
  shares: object[];
  payments: { id: string }[];
  payouts: object[];
  differences: object[];
  sums: { currency?: string; totalMinor?: string }[];
  objects: { actions: { upload: { href: string } } }[];
}

interface Answer {
  status: number;
  body: Body;
}

beforeAll(async () => {
  hub = await startTestHub({ GROVE_PAYMENTS: 'fake', GROVE_CURRENCY: 'USD' });
  for (const name of ['app-maker', 'model-maker', 'data-maker', 'buyer', 'stranger', 'colleague', 'boss'])
    people[name] = await hub.person(name);
  await hub.app.get(AccountsService, { strict: false }).setAdmin(SYSTEM, 'boss', true);
  await hub.repository(who('app-maker'), 'advisor', { type: 'app' });
  await hub.repository(who('model-maker'), 'base');
  await hub.repository(who('data-maker'), 'rows', { type: 'dataset' });
  git = new GitClient();
});

afterAll(async () => {
  await hub?.stop();
  git?.remove();
});

function who(name: string): TestPerson {
  return people[name] as TestPerson;
}

const ask = (name: string | null, method: string, path: string, body?: object): Promise<Answer> =>
  raw(name, method, `/hub/v1${path}`, body);

const raw = (name: string | null, method: string, path: string, body?: object): Promise<Answer> =>
  answerOf<Body>(hub, name === null ? null : who(name), method, path, body);

/** Statements of the operator. */
async function sql<R extends object>(text: string, values: unknown[] = []): Promise<R[]> {
  const client = new pg.Client({ connectionString: hub.connectionString });
  await client.connect();
  try {
    return (await client.query<R>(text, values)).rows;
  } finally {
    await client.end();
  }
}

async function topUp(name: string, amount: string, of = name): Promise<void> {
  const { body } = await ask(name, 'POST', `/namespaces/${of}/wallet/top-ups`, { amount, provider: 'fake', requestKey: randomUUID() });
  await ask(name, 'POST', `/test-payments/${body.action.url.split('/').at(-1)}`, { isPaid: true });
  await hub.app.get(Payments, { strict: false }).look(BigInt(body.id));
}

async function offerId(): Promise<string> {
  return (await ask('buyer', 'GET', `${APP}/offer`)).body.offer.id;
}

async function buy(name: string, of = name, change: object = {}): Promise<Answer> {
  return ask(name, 'POST', `${APP}/purchases`, { buyer: of, offerId: await offerId(), requestKey: randomUUID(), ...change });
}

async function pot(name: string, kind: 'pending' | 'available' | 'debt' | 'wallet'): Promise<bigint> {
  const [row] = await sql<{ id: string }>('select id from namespaces where name = $1', [name]);
  return hub.app.get(LedgerService, { strict: false }).balance({ kind, holder: BigInt(row?.id ?? 0), currency: 'USD' });
}

/** Every path on which the contents of the app leave the hub: what it answers to somebody. */
const paths = (name: string | null): Promise<Record<string, number>> =>
  bytePaths(hub.url, name === null ? null : who(name), 'app-maker/advisor', { oid: sha256Of(SECRET), size: SECRET.length });

async function commitSecret(): Promise<void> {
  const [oid, size] = [sha256Of(SECRET), SECRET.length];
  const batch = { operation: 'upload', transfers: ['basic'], objects: [{ oid, size }] };
  const { body } = await raw('app-maker', 'POST', '/spaces/app-maker/advisor.git/info/lfs/objects/batch', batch);
  await fetch(body.objects[0]!.actions.upload.href, { method: 'PUT', body: SECRET });
  const lines = [
    { key: 'header', value: { summary: 'add', description: '' } },
    { key: 'lfsFile', value: { path: 'secret.bin', algo: 'sha256', oid, size } },
  ];
  const answer = await fetch(`${hub.url}/api/spaces/app-maker/advisor/commit/main`, {
    method: 'POST',
    headers: { authorization: `Bearer ${who('app-maker').token}`, 'content-type': 'application/x-ndjson' },
    body: lines.map((line) => JSON.stringify(line)).join('\n'),
  });
  expect(answer.status).toBe(200);
}

const ALL = everyPath;

describe('an app that is built on what others made', () => {
  it('gives them a part of what it earns once they agree, and never more than everything, nor in a circle', async () => {
    await commitSecret();
    const propose = (type: string, namespace: string, name: string, basisPoints: number): Promise<Answer> =>
      ask('app-maker', 'POST', `${APP}/shares`, { type, namespace, name, basisPoints });
    const model = await propose('model', 'model-maker', 'base', 2000);
    const dataset = await propose('dataset', 'data-maker', 'rows', 1000);
    expect([model.body.state, dataset.body.state]).toEqual(['proposed', 'proposed']);
    expect((await propose('model', 'model-maker', 'base', 9001)).body.code).toBe('share/too-much');
    expect((await ask('stranger', 'POST', `/shares/${model.body.id}/decision`, { isAccepted: true })).status).toBe(404);
    expect((await ask('app-maker', 'POST', `/shares/${model.body.id}/decision`, { isAccepted: true })).status).toBe(404);
    for (const [name, share] of [
      ['model-maker', model],
      ['data-maker', dataset],
    ] as const) {
      expect((await ask(name, 'GET', `/namespaces/${name}/shares`)).body.shares).toMatchObject([{ id: share.body.id, state: 'proposed' }]);
      expect((await ask(name, 'POST', `/shares/${share.body.id}/decision`, { isAccepted: true })).body.state).toBe('accepted');
    }
    const back = { type: 'app', namespace: 'app-maker', name: 'advisor', basisPoints: 1 };
    expect((await ask('model-maker', 'POST', '/repositories/model/model-maker/base/shares', back)).body.code).toBe('share/circle');
  });

  it('has a price, and the editor shows who will get what of it', async () => {
    const refused = [{ price: '0' }, { price: '-1' }, { price: '9.999' }, { price: '9999999999999' }, { licenceText: '' }];
    for (const change of refused)
      expect((await ask('app-maker', 'PUT', `${APP}/offer`, { price: '9.99', ...LICENCE, ...change })).status).toBe(400);
    expect((await ask('stranger', 'PUT', `${APP}/offer`, { price: '9.99', ...LICENCE })).status).toBe(403);
    expect((await ask('app-maker', 'PUT', `${APP}/offer`, { price: '9.99', ...LICENCE })).body).toMatchObject({
      priceMinor: '999',
      currency: 'USD',
    });
    const { body } = await ask('app-maker', 'GET', `${APP}/offer/preview?price=9.99`);
    expect(body.lines.map((line) => [line.repository, line.amountMinor]).toSorted()).toEqual([
      [null, '150'],
      ['app-maker/advisor', '594'],
      ['data-maker/rows', '85'],
      ['model-maker/base', '170'],
    ]);
  });

  it('is seen by everybody and read by nobody else, who are told where it is sold', async () => {
    expect(await paths(null)).toEqual(ALL(401));
    expect(await paths('stranger')).toEqual(ALL(403));
    expect(await paths('app-maker')).toEqual(ALL(200));
    const { body } = await raw('stranger', 'GET', '/spaces/app-maker/advisor/resolve/main/secret.bin');
    expect(body.error).toContain(`${hub.config.publicUrl}/spaces/app-maker/advisor`);
    expect((await ask('stranger', 'GET', `${APP}/offer`)).body).toMatchObject({
      mayRead: false,
      offer: { licenceText: LICENCE.licenceText },
    });
    expect((await ask('stranger', 'GET', APP)).status).toBe(200);
  });

  it('is bought once from a wallet that has enough, and each gets their part of the same cents', async () => {
    expect((await buy('buyer')).body.code).toBe('ledger/insufficient-funds');
    await topUp('buyer', '20.00');
    const requestKey = randomUUID();
    const sales = await Promise.all([1, 2, 3].map(() => buy('buyer', 'buyer', { requestKey })));
    expect(new Set(sales.map(({ body }) => body.id)).size).toBe(1);
    const [{ body: sale }] = sales as [Answer];
    expect(sale).toMatchObject({ amountMinor: '999', licenceSha256: sha256Of(Buffer.from(LICENCE.licenceText)) });
    expect(sale.lines.reduce((sum, line) => sum + Number(line.amountMinor), 0)).toBe(999);
    expect(await Promise.all(['app-maker', 'model-maker', 'data-maker'].map((name) => pot(name, 'pending')))).toEqual([594n, 170n, 85n]);
    expect(await pot('buyer', 'wallet')).toBe(1001n);
    expect((await buy('buyer')).body.code).toBe('sale/bought');
    expect((await ask('stranger', 'GET', `/sales/${sale.id}`)).status).toBe(404);
    expect((await ask('data-maker', 'GET', `/sales/${sale.id}`)).status).toBe(200);
  });

  it('is read by its buyer on every path, cloned by git, and not given on', async () => {
    expect(await paths('buyer')).toEqual(ALL(200));
    await git.git('', 'clone', '-q', hub.gitUrl('spaces/app-maker/advisor', who('buyer')), 'bought');
    expect((await git.git('bought', 'log', '--oneline')).split('\n').length).toBeGreaterThan(1);
    const { code, stderr } = await git.attempt('', 'clone', '-q', hub.gitUrl('spaces/app-maker/advisor', who('stranger')), 'refused');
    expect([code === 0, stderr]).toEqual([false, expect.stringContaining('This is sold at')]);
    expect((await raw('buyer', 'POST', '/api/spaces/app-maker/advisor/duplicate', { repository: 'buyer/mine' })).status).toBe(403);
    expect(await paths('stranger')).toEqual(ALL(403));
  });

  it('keeps the terms of those who bought when the price changes, and tells a buyer who saw other ones', async () => {
    const seen = await offerId();
    await ask('app-maker', 'PUT', `${APP}/offer`, { price: '19.99', licenceName: 'Advisor licence 2', licenceText: 'Other words.' });
    await topUp('stranger', '20.00');
    expect((await buy('stranger', 'stranger', { offerId: seen })).body.code).toBe('sale/offer-changed');
    const { sales } = (await ask('buyer', 'GET', '/namespaces/buyer/purchases')).body;
    expect(sales).toMatchObject([{ amountMinor: '999', licenceName: LICENCE.licenceName }]);
    expect(await paths('buyer')).toEqual(ALL(200));
    await ask('app-maker', 'PUT', `${APP}/offer`, { price: '9.99', ...LICENCE });
  });

  it('of an organization is read by its members, as long as they are', async () => {
    const organizations = hub.app.get(OrganizationsService, { strict: false });
    const acme = { ...(await organizations.create(SYSTEM, { name: 'acme' })), actor: SYSTEM };
    await organizations.setMember(acme, 'boss', 'admin');
    await organizations.setMember(acme, 'colleague', 'read');
    await topUp('boss', '20.00', 'acme');
    expect((await buy('colleague', 'acme')).status).toBe(403);
    expect((await buy('boss', 'acme')).status).toBe(201);
    expect(await paths('colleague')).toEqual(ALL(200));
    await organizations.removeMember(acme, 'colleague');
    expect(await paths('colleague')).toEqual(ALL(403));
  });

  it('is given back in parts that take from each what is left of theirs, and read no more after the last', async () => {
    const { id } = (await ask('buyer', 'GET', '/namespaces/buyer/purchases')).body.sales[0]!;
    const refund = (name: string, amount: string | null, confirmedAmount: string | null = null): Promise<Answer> =>
      ask(name, 'POST', `/sales/${id}/refunds`, { amount, reason: 'It did not fit.', confirmedAmount, requestKey: randomUUID() });
    expect((await refund('buyer', '1.00')).status).toBe(404);
    expect((await refund('model-maker', '1.00')).status).toBe(404);
    expect((await refund('app-maker', '10.00')).body.code).toBe('sale/refund');
    expect((await refund('app-maker', 'all')).body.code).toBe('sale/refund');
    const first = await refund('app-maker', '3.33');
    expect(first.body.lines.reduce((sum, line) => sum + Number(line.reversedMinor), 0)).toBe(333);
    expect(await paths('buyer')).toEqual(ALL(200));
    expect((await refund('boss', null)).body.code).toBe('sale/not-confirmed');
    expect((await refund('boss', null, '6.65')).body.code).toBe('sale/not-confirmed');
    const whole = await refund('boss', null, '6.66');
    expect(whole.body.lines.map((line) => line.reversedMinor === line.amountMinor)).not.toContain(false);
    expect(await paths('buyer')).toEqual(ALL(403));
    expect(await pot('buyer', 'wallet')).toBe(2000n);
    expect((await refund('app-maker', null)).body.code).toBe('sale/refund');
    expect((await buy('buyer')).status).toBe(201);
    expect(await paths('buyer')).toEqual(ALL(200));
  });

  it('is not deleted while somebody may read it', async () => {
    const answer = await raw('app-maker', 'DELETE', '/api/repos/delete', { organization: 'app-maker', name: 'advisor', type: 'space' });
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([409, expect.stringContaining('have bought this')]);
  });
});

describe('earnings', () => {
  it('can be paid out once the hold-back is over, and are paid once though the provider answers too late', async () => {
    const form = (change: object = {}): object => ({
      amount: '11.00',
      provider: 'fake',
      destination: 'bank 1234#slow',
      requestKey: 'payout-once',
      ...change,
    });
    const request = (change: object = {}): Promise<Answer> => ask('app-maker', 'POST', '/namespaces/app-maker/payouts', form(change));
    expect((await request()).body.code).toBe('ledger/insufficient-funds');
    expect(await hub.app.get(SaleRelease, { strict: false }).releaseDue()).toBe(0);
    const standing = async (): Promise<unknown> => (await ask('app-maker', 'GET', '/namespaces/app-maker/earnings')).body.earnings;
    expect(await standing()).toMatchObject({ pendingMinor: '1188', availableMinor: '0' });
    await sql(`update sales set release_at = now() - interval '1 second' where released_at is null`);
    expect(await standing()).toMatchObject({ pendingMinor: '0', availableMinor: '1188' });
    await release();
    expect([await pot('app-maker', 'pending'), await pot('app-maker', 'available')]).toEqual([0n, 1188n]);
    expect(await standing()).toMatchObject({ pendingMinor: '0', availableMinor: '1188' });
    expect((await request({ amount: '9.99' })).body.code).toBe('payout/amount');
    const [payout] = await Promise.all([request(), request()]);
    expect(payout?.body).toMatchObject({ state: 'requested', destinationEnd: 'slow' });
    expect(await pot('app-maker', 'available')).toBe(88n);
    const decide = (change: object = {}): Promise<Answer> =>
      ask('boss', 'POST', `/admin/payouts/${payout?.body.id}/decision`, { isApproved: true, confirmedAmount: '11.00', ...change });
    expect((await decide({ confirmedAmount: '1.00' })).body.code).toBe('payout/not-confirmed');
    expect((await decide()).body.state).toBe('approved');
    expect((await decide()).body.code).toBe('payout/decided');
    const { payments } = (await ask('boss', 'GET', '/admin/payments?kind=payout')).body;
    expect(payments).toHaveLength(1);
    const gate = hub.app.get(Payments, { strict: false });
    await expect(gate.call(BigInt(payments[0]!.id))).rejects.toThrow('did not answer in time');
    expect((await ask('app-maker', 'GET', '/namespaces/app-maker/payouts')).body.payouts).toMatchObject([{ state: 'approved' }]);
    await gate.call(BigInt(payments[0]!.id));
    expect((await ask('app-maker', 'GET', '/namespaces/app-maker/payouts')).body.payouts).toMatchObject([{ state: 'paid' }]);
    const today = new Date().toISOString().slice(0, 10);
    const { differences, sums } = (await ask('boss', 'GET', `/admin/reconciliation?provider=fake&from=${today}&to=${today}`)).body;
    expect(differences).toEqual([]);
    expect(sums).toContainEqual({ kind: 'payout', currency: 'USD', amountMinor: '1100', feeMinor: '0' });
  });

  it('are told by month, by repository and by when they come free, to who may see them', async () => {
    const { status, body } = await ask('model-maker', 'GET', '/namespaces/model-maker/earnings');
    expect([status, body.terms]).toEqual([200, { minimumMinor: '1000', providers: ['fake'], holdBackDays: 30 }]);
    expect(body.months).toHaveLength(12);
    const [last] = body.months.slice(-1);
    expect(last).toMatchObject({ month: new Date().toISOString().slice(0, 7) });
    expect(body.repositories).toEqual([{ ...body.repositories[0], repository: 'model-maker/base', sales: last?.sales }]);
    const { sales } = (await ask('model-maker', 'GET', '/namespaces/model-maker/sales')).body;
    expect(sales.reduce((sum, { ownMinor }) => sum + Number(ownMinor), 0)).toBe(Number(last?.earnedMinor));
    expect(sales[0]).toMatchObject({ seller: 'app-maker', buyer: null });
    expect((await ask('app-maker', 'GET', '/namespaces/app-maker/sales')).body.sales[0]).toMatchObject({ buyer: expect.any(String) });
    expect((await ask('stranger', 'GET', '/namespaces/model-maker/earnings')).status).toBe(403);
  });

  it('that were paid out are owed when a buyer is refunded, and the next ones pay it', async () => {
    const { id } = (await ask('buyer', 'GET', '/namespaces/buyer/purchases')).body.sales[0]!;
    await ask('boss', 'POST', `/sales/${id}/refunds`, { reason: 'A dispute was lost.', confirmedAmount: '9.99', requestKey: randomUUID() });
    expect([await pot('app-maker', 'available'), await pot('app-maker', 'debt')]).toEqual([0n, -506n]);
    expect((await buy('buyer')).status).toBe(201);
    await release();
    expect([await pot('app-maker', 'available'), await pot('app-maker', 'debt')]).toEqual([88n, 0n]);
  });

  it('that a provider first said it could not pay, and had paid after all, are owed as far as they were spent meanwhile', async () => {
    const rules = (payoutMinimum: string): Promise<Answer> =>
      ask('boss', 'PUT', '/admin/money-rules', { saleFeeBasisPoints: 1500, holdBackDays: 30, payoutMinimum });
    expect((await rules('0.50')).status).toBe(200);
    const form = { amount: '0.88', provider: 'fake', destination: 'bank 1234#closed', requestKey: 'payout-closed' };
    const { id } = (await ask('app-maker', 'POST', '/namespaces/app-maker/payouts', form)).body;
    await ask('boss', 'POST', `/admin/payouts/${id}/decision`, { isApproved: true, confirmedAmount: '0.88' });
    const [payment] = (await ask('boss', 'GET', '/admin/payments?kind=payout')).body.payments;
    const gate = hub.app.get(Payments, { strict: false });
    await gate.call(BigInt(payment!.id));
    expect((await ask('app-maker', 'GET', '/namespaces/app-maker/payouts')).body.payouts[0]).toMatchObject({ state: 'failed' });
    const { id: saleId } = (await ask('buyer', 'GET', '/namespaces/buyer/purchases')).body.sales[0]!;
    const back = { amount: '1.00', confirmedAmount: '1.00', reason: 'Late.', requestKey: randomUUID() };
    expect((await ask('boss', 'POST', `/sales/${saleId}/refunds`, back)).status).toBe(200);
    const [available, debt] = [await pot('app-maker', 'available'), await pot('app-maker', 'debt')];
    expect([available > 0n && available < 88n, debt]).toEqual([true, 0n]);
    await sql(`update fake_payments set state = 'succeeded' where kind = 'payout' and key = $1`, [`payout:${id}`]);
    await gate.look(BigInt(payment!.id));
    expect((await ask('app-maker', 'GET', '/namespaces/app-maker/payouts')).body.payouts[0]).toMatchObject({ state: 'paid' });
    expect([await pot('app-maker', 'available'), await pot('app-maker', 'debt')]).toEqual([0n, available - 88n]);
    await rules('10.00');
  });

  it('add up, whatever was done', async () => {
    const found = [];
    for await (const finding of hub.app.get(LedgerDoctor, { strict: false }).check()) found.push(finding);
    expect(found).toEqual([]);
  });
});

describe('the ledger, to administrators', () => {
  const book = (query: string, name = 'boss'): Promise<Answer> => ask(name, 'GET', `/admin/ledger/transactions${query}`);

  it('shows what was booked with lines that add up, by account, holder and what it is about', async () => {
    const { id } = (await ask('buyer', 'GET', '/namespaces/buyer/purchases')).body.sales.at(-1)!;
    const { transactions } = (await book(`?reference=sale:${id}`)).body;
    expect(transactions.map(({ kind }) => kind)).toEqual(['refund', 'refund', 'sale']);
    for (const { lines } of transactions) expect(lines.reduce((sum, line) => sum + Number(line.amountMinor), 0)).toBe(0);
    expect(transactions[2]?.lines).toContainEqual(expect.objectContaining({ account: 'wallet', holder: 'buyer', amountMinor: '-999' }));
    const payouts = (await book('?account=in-payout&holder=APP-maker')).body.transactions;
    expect(payouts.map(({ kind }) => kind)).toEqual(['payout-failed', 'payout-request', 'payout', 'payout-request']);
    expect((await book('?holder=nobody-like-this')).body.transactions).toEqual([]);
    expect((await book('?account=nothing')).status).toBe(400);
    expect((await book(`/${transactions[0]?.id}`)).body).toEqual(transactions[0]);
    expect((await book('/0')).body.code).toBe('ledger/not-found');
    expect((await book('', 'buyer')).status).toBe(403);
  });

  it('comes in pages, each entry once', async () => {
    const seen: string[] = [];
    for (let query = ''; ;) {
      const { transactions, nextCursor } = (await book(query)).body;
      seen.push(...transactions.map(({ id }) => id));
      if (nextCursor === null) break;
      query = `?cursor=${nextCursor}`;
    }
    const [row] = await sql<{ count: string }>('select count(*) as count from ledger.transaction');
    expect([new Set(seen).size, seen.length]).toEqual([Number(row?.count), Number(row?.count)]);
  });

  it('is proved on demand: sums of nothing, and no finding', async () => {
    const { body } = await ask('boss', 'POST', '/admin/ledger/proof');
    expect(body.sums.map(({ currency, totalMinor }) => [currency, totalMinor])).toEqual([['USD', '0']]);
    expect(body.findings).toEqual([]);
    expect((await ask('buyer', 'POST', '/admin/ledger/proof')).status).toBe(403);
  });

  it('lists sales of everybody, and those of which something was given back', async () => {
    const all = (await ask('boss', 'GET', '/admin/sales')).body.sales;
    expect(all.length).toBeGreaterThan(2);
    expect((await ask('boss', 'GET', '/admin/sales?search=BUYER')).body.sales.every(({ buyer }) => buyer === 'buyer')).toBe(true);
    expect((await ask('boss', 'GET', '/admin/sales?search=nothing-like-this')).body.sales).toEqual([]);
    const refunded = (await ask('boss', 'GET', '/admin/sales?state=refunded')).body.sales;
    expect(refunded.map(({ refundedMinor }) => refundedMinor)).not.toContain('0');
    expect(refunded.length).toBeLessThan(all.length);
    expect((await ask('buyer', 'GET', '/admin/sales')).status).toBe(403);
  });
});

/** As if the hold-back were over. */
async function release(): Promise<void> {
  await sql(`update sales set release_at = now() - interval '1 second' where released_at is null`);
  await hub.app.get(SaleRelease, { strict: false }).releaseDue();
}
