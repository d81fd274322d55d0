// A seeded campaign over a whole hub and a real PostgreSQL: people pay in, buy, tip, are refunded and paid out at random, tell things twice and at the same time, and
// connections are killed in between. After every step what the ledger says is what the rows of business say, and everything adds up (field research §4).
// MONEY_SEED repeats a run, MONEY_STEPS makes it longer (`npm run soak -- money`).
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { SYSTEM, type UserActor } from '../common/actor';
import { seededRandom } from '../common/seeded-random';
import { AccessService, type Granted } from '../modules/access';
import { AccountsService } from '../modules/accounts';
import { LedgerDoctor } from '../modules/ledger';
import { PayoutsService } from '../modules/payouts';
import { OffersService, RevenueSharesService, SaleRelease, SalesService } from '../modules/sales';
import { AuthorTipsService } from '../modules/tips';
import { TokensService } from '../modules/tokens';
import { WalletsService } from '../modules/wallets';
import { isDatabaseAway } from '../platform/database';
import type { RequestFacts } from '../platform/http';
import { FakePayments, Payments } from '../platform/payments';
import { startTestHub, type TestHub } from './testing/start-test-hub';

const SEED = Number(process.env.MONEY_SEED ?? Math.floor(Math.random() * 2 ** 31));
const STEPS = Number(process.env.MONEY_STEPS ?? 150);
const AUTHORS = ['ann', 'ben', 'cem'];
const BUYERS = ['dan', 'eve', 'fay'];
const FACTS: RequestFacts = { requestId: 'campaign', clientAddress: '127.0.0.1', userAgent: '' };

const random = seededRandom(SEED);
const below = (limit: number): number => Math.floor(random() * limit);
const oneOf = <T>(list: readonly T[]): T => list[below(list.length)] as T;

interface Deed {
  name: string;
  run: () => Promise<unknown>;
}

let hub: TestHub;
let client: pg.Client;
let keys = 0;
const actors = new Map<string, UserActor>();
const repositories: { owner: string; name: string }[] = [];
const done: Deed[] = [];

beforeAll(async () => {
  hub = await startTestHub({ GROVE_PAYMENTS: 'fake' });
  client = new pg.Client({ connectionString: hub.connectionString });
  await client.connect();
  for (const name of [...AUTHORS, ...BUYERS, 'boss']) {
    const person = await hub.person(name);
    if (name === 'boss') await get(AccountsService).setAdmin(SYSTEM, 'boss', true);
    actors.set(name, (await get(TokensService).resolve(person.token)) as UserActor);
  }
  for (const owner of AUTHORS) {
    for (const name of ['one', 'two']) {
      await hub.repository(await hub.person(owner), name);
      repositories.push({ owner, name });
    }
  }
  await sell();
});

afterAll(async () => {
  await client?.end();
  await hub?.stop();
});

const get = <T>(type: abstract new (...args: never[]) => T): T => hub.app.get(type, { strict: false });
const actor = (name: string): UserActor => actors.get(name) as UserActor;
const repo = <A extends 'see' | 'administer'>(name: string, at: { owner: string; name: string }, action: A): Promise<Granted<A>> =>
  get(AccessService).repository(actor(name), { type: 'model', namespace: at.owner, name: at.name }, action);
const newKey = (): string => `campaign-${++keys}`;
const cents = (minor: number): string => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;

/** Every repository has a price, and gives parts to some that come before it. */
async function sell(): Promise<void> {
  for (const [index, at] of repositories.entries()) {
    const own = await repo(at.owner, at, 'administer');
    await get(OffersService).put(own, { kind: 'once', price: cents(10 + below(2000)), licenceName: 'x', licenceText: 'x' }, FACTS);
    for (const source of repositories.slice(0, index).filter(() => random() < 0.4)) {
      const share = await get(RevenueSharesService).propose(own, await repo(at.owner, source, 'see'), 1 + below(2500), FACTS);
      if (share.state === 'proposed') await get(RevenueSharesService).decide(actor(source.owner), share.id, true, FACTS);
    }
  }
}

function newDeed(): Deed {
  const kind = below(14);
  if (kind >= 12) return kind === 12 ? tip(oneOf(BUYERS)) : refundOfTip();
  if (kind < 3) return topUp(oneOf(BUYERS), cents(100 + below(5000)));
  if (kind < 7) return buy(oneOf(BUYERS), oneOf(repositories));
  if (kind < 9) return refund();
  if (kind < 10) return { name: 'release', run: release };
  return kind < 11 ? payout(oneOf(AUTHORS)) : decide();
}

function topUp(name: string, amount: string): Deed {
  const requestKey = newKey();
  return {
    name: `top-up ${name} ${amount}`,
    run: async () => {
      const namespace = await get(AccessService).namespace(actor(name), name, 'spend-money');
      const { id, action } = await get(WalletsService).topUp(namespace, {
        amount,
        provider: 'fake',
        requestKey,
        returnUrl: 'http://localhost/',
      });
      const ref = action?.kind === 'redirect' ? action.url.split('/').at(-1) : undefined;
      if (ref) await get(FakePayments).decide(ref, random() < 0.9);
      await get(Payments).look(id);
    },
  };
}

function buy(name: string, at: { owner: string; name: string }): Deed {
  const requestKey = newKey();
  return {
    name: `buy ${name} ${at.owner}/${at.name}`,
    run: async () => {
      const seen = await repo(name, at, 'see');
      const offer = await get(OffersService).current(seen);
      await get(SalesService).buy(seen, { buyer: name, offerId: offer?.id ?? 0n, requestKey }, FACTS);
    },
  };
}

function refund(): Deed {
  const [requestKey, isWhole, part] = [newKey(), random() < 0.5, random()];
  let sale: string | undefined;
  return {
    name: `refund ${isWhole ? 'all' : part.toFixed(2)}`,
    run: async () => {
      sale ??= await anyOf(`select id from sales where refunded_minor < amount_minor order by md5(id::text || '${requestKey}') limit 1`);
      if (sale === undefined) return;
      const { rows } = await client.query<{ amount: string; left: string }>(
        'select amount_minor as amount, amount_minor - refunded_minor as left from sales where id = $1',
        [sale],
      );
      const amountMinor = isWhole ? null : BigInt(Math.max(1, Math.floor(part * Number(rows[0]?.amount))));
      const confirmedAmount = cents(Number(amountMinor ?? rows[0]?.left));
      await get(SalesService).refund(actor('boss'), BigInt(sale), { amountMinor, reason: 'x', confirmedAmount, requestKey }, FACTS);
    },
  };
}

function tip(payer: string): Deed {
  const [requestKey, amount, at] = [newKey(), cents(10 + below(1500)), random() < 0.6 ? oneOf(repositories) : null];
  const author = oneOf(AUTHORS);
  return {
    name: `tip ${payer} ${amount} to ${at ? `${at.owner}/${at.name}` : author}`,
    run: async () => {
      const tips = get(AuthorTipsService);
      const target = at ? tips.repository(await repo(payer, at, 'see')) : await tips.author(author);
      await tips.give(actor(payer), target, { amount, payer, message: 'x', isAnonymous: random() < 0.5, requestKey }, FACTS);
    },
  };
}

function refundOfTip(): Deed {
  const [requestKey, part] = [newKey(), random()];
  let id: string | undefined;
  return {
    name: `refund-tip ${part.toFixed(2)}`,
    run: async () => {
      id ??= await anyOf(
        `select id from author_tips where refunded_minor < amount_minor order by md5(id::text || '${requestKey}') limit 1`,
      );
      if (id === undefined) return;
      const { rows } = await client.query<{ amount: string }>('select amount_minor as amount from author_tips where id = $1', [id]);
      const amountMinor = BigInt(Math.max(1, Math.floor(part * Number(rows[0]?.amount))));
      const confirmedAmount = cents(Number(amountMinor));
      await get(AuthorTipsService).refund(actor('boss'), BigInt(id), { amountMinor, reason: 'x', confirmedAmount, requestKey }, FACTS);
    },
  };
}

function payout(name: string): Deed {
  const [requestKey, amount] = [newKey(), cents(1000 + below(500))];
  const destination = `bank ${oneOf(['#slow', '#closed', 'well', 'well'])}`;
  return {
    name: `payout ${name} ${amount} to ${destination}`,
    run: async () => {
      const namespace = await get(AccessService).namespace(actor(name), name, 'spend-money');
      await get(PayoutsService).request(namespace, { amount, provider: 'fake', destination, requestKey }, FACTS);
    },
  };
}

function decide(): Deed {
  const isApproved = random() < 0.8;
  return {
    name: `decide ${isApproved}`,
    run: async () => {
      const { rows } = await client.query<{ id: string; amount: string }>(
        `select id, amount_minor as amount from payouts where state = 'requested' order by id limit 1`,
      );
      const [first] = rows;
      const how = { isApproved, confirmedAmount: cents(Number(first?.amount ?? 0)), reason: 'x' };
      if (first) await get(PayoutsService).decide(actor('boss'), BigInt(first.id), how, FACTS);
      const wished = await client.query<{ id: string }>(`select id from payment_calls where kind = 'payout' and state = 'wished'`);
      for (const { id } of wished.rows)
        await get(Payments)
          .call(BigInt(id))
          .catch(() => undefined);
    },
  };
}

async function anyOf(text: string): Promise<string | undefined> {
  return (await client.query<{ id: string }>(text)).rows[0]?.id;
}

async function release(): Promise<void> {
  for (const table of ['sales', 'author_tips'])
    await client.query(`update ${table} set release_at = now() - interval '1 second' where released_at is null and random() < 0.5`);
  await get(SaleRelease).releaseDue();
}

/** What may be refused: the deed is for more than there is, or was done, or somebody was there between looking and typing. */
const EXPECTED = [
  'ledger/insufficient-funds',
  'sale/bought',
  'sale/refund',
  'sale/not-confirmed',
  'tip/refund',
  'tip/too-much-today',
  'payout/decided',
  'payout/not-confirmed',
  'payment/settled',
];

/** A connection that was killed, as its clients see it. */
const CUT = /EPIPE|ECONNRESET|57P01|Connection terminated/;

async function dare(deed: Deed): Promise<void> {
  try {
    await deed.run();
    done.push(deed);
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (!EXPECTED.includes(code) && !CUT.test(String(error)) && !isDatabaseAway(error)) throw error;
  }
}

async function dareAndKill(deed: Deed): Promise<void> {
  const outcome = dare(deed);
  await sleep(random() * 12);
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await outcome;
  // Connections that were idle learn of it when they are used next.
  for (let times = 0; times < 3; times++)
    await Promise.all(
      Array.from({ length: 10 }, () =>
        get(LedgerDoctor)
          .size()
          .catch(() => undefined),
      ),
    );
}

async function step(): Promise<string> {
  const kind = random();
  if (kind < 0.15 && done.length > 0) {
    const deed = oneOf(done);
    await dare(deed);
    return `again: ${deed.name}`;
  }
  const deeds = kind < 0.35 ? Array.from({ length: 5 }, newDeed) : [newDeed()];
  if (kind > 0.85) await dareAndKill(deeds[0] as Deed);
  else await Promise.all(deeds.map(dare));
  return deeds.map(({ name }) => name).join(', ');
}

/** Not by the view that the product reads. */
const EARNED = `select l.payee_id, l.amount_minor, l.reversed_minor, s.released_at from sale_lines l join sales s on s.id = l.sale_id
  union all select l.payee_id, l.amount_minor, l.reversed_minor, t.released_at from author_tip_lines l join author_tips t on t.id = l.tip_id`;

/** What the rows of business say that the ledger must say; each line is something that does not hold. */
const BROKEN = `
  with stands as (select a.kind, a.holder, sum(e.amount) as sum from ledger.account a join ledger.entry e on e.account_id = a.id group by a.id),
  said as (
    select 'pending' as kind, l.payee_id as holder, sum(l.amount_minor - l.reversed_minor) as sum
      from (${EARNED}) l where l.payee_id is not null and l.released_at is null group by l.payee_id
    union all select 'tips-fee', null, sum(amount_minor - reversed_minor) from author_tip_lines where payee_id is null
    union all select 'sales-fee', null, sum(amount_minor - reversed_minor) from sale_lines where payee_id is null and kind = 'fee'
    union all select 'tax', null, sum(amount_minor - reversed_minor) from sale_lines where kind = 'tax' having count(*) > 0
    union all select 'in-payout', namespace_id, sum(amount_minor) from payouts where state in ('requested', 'approved') group by namespace_id
    union all select 'wallet', holder, sum(sum) from (
      select subject::bigint as holder, amount_minor as sum from payment_calls where purpose = 'wallet.top-up' and state = 'succeeded'
      union all select buyer_id, refunded_minor - amount_minor from sales
      union all select payer_id, refunded_minor - amount_minor from author_tips) w group by holder
    union all select 'earned', holder, sum(sum) from (
      select l.payee_id as holder, l.amount_minor - l.reversed_minor as sum from (${EARNED}) l where l.payee_id is not null
      union all select namespace_id, -amount_minor from payouts where state = 'paid') e group by holder),
  found as (
    select kind, holder, sum from stands where kind in ('pending', 'sales-fee', 'tips-fee', 'tax', 'in-payout', 'wallet')
    union all select 'earned', holder, sum(sum) from stands where kind in ('pending', 'available', 'in-payout', 'debt') group by holder)
  select format('%s of %s: %s, and should be %s', coalesce(f.kind, s.kind), coalesce(f.holder, s.holder), coalesce(f.sum, 0), coalesce(s.sum, 0)) as what
    from found f full join said s on s.kind = f.kind and s.holder is not distinct from f.holder where coalesce(f.sum, 0) <> coalesce(s.sum, 0)
  union all select format('sale %s does not add up', s.id) from sales s join sale_lines l on l.sale_id = s.id group by s.id
    having sum(l.amount_minor) <> s.amount_minor or sum(l.reversed_minor) <> s.refunded_minor
  union all select format('tip %s does not add up', t.id) from author_tips t join author_tip_lines l on l.tip_id = t.id group by t.id
    having sum(l.amount_minor) <> t.amount_minor or sum(l.reversed_minor) <> t.refunded_minor
  union all select format('sale %s and its grant', s.id) from sales s left join sale_grants g on g.sale_id = s.id
    where (g.ended_at is null) <> (s.refunded_minor < s.amount_minor)
  union all select format('%s %s', currency, sum(amount)) from ledger.entry group by currency having sum(amount) <> 0
  union all select format('balance of %s', b.account_id) from ledger.balance b left join ledger.entry e on e.account_id = b.account_id
    group by b.account_id having b.posted <> coalesce(sum(e.amount), 0)
  union all select format('payment %s was made %s times', key, count(*)) from fake_payments group by kind, key having count(*) > 1
  union all select format('paid twice: %s', p.id) from payouts p join fake_payments f on f.kind = 'payout' and f.key = 'payout:' || p.id
    where p.state = 'declined' and f.state = 'succeeded'`;

async function assertWhole(): Promise<void> {
  const { rows } = await client.query<{ what: string }>(BROKEN);
  expect(rows.map(({ what }) => what)).toEqual([]);
}

async function assertProven(): Promise<void> {
  const found = [];
  for await (const finding of get(LedgerDoctor).check()) found.push(finding);
  expect(found).toEqual([]);
}

it(`holds after each of ${STEPS} random steps (seed ${SEED})`, async () => {
  for (const name of BUYERS) await dare(topUp(name, '100.00'));
  for (let number = 1; number <= STEPS; number++) {
    const what = await step();
    try {
      await assertWhole();
      if (number % 30 === 0) await assertProven();
    } catch (error) {
      throw new Error(`MONEY_SEED=${SEED}: after step ${number} (${what}): ${(error as Error).message}`, { cause: error });
    }
  }
  const kinds = new Set(done.map(({ name }) => name.split(' ')[0]));
  expect([...kinds].toSorted()).toEqual(expect.arrayContaining(['buy', 'refund', 'release', 'tip', 'top-up']));
}, 900_000);
