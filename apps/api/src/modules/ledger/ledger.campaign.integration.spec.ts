// A seeded campaign over the real PostgreSQL: random facts by random holders, told again, told at the same time, with the connection killed in between.
// After every step the ledger is what a plain model of it says, and adds up. LEDGER_SEED repeats a run, LEDGER_STEPS makes it longer (`npm run soak -- money`).
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { seededRandom } from '../../common/seeded-random';
import { isDatabaseAway } from '../../platform/database';
import { paidIn, startTestLedger, type TestLedger, transfer, walletOf } from './ledger-for-specs';
import { accountKey, type AccountRef } from './ledger.chart';
import type { Posting } from './ledger.types';

const SEED = Number(process.env.LEDGER_SEED ?? Math.floor(Math.random() * 2 ** 31));
const STEPS = Number(process.env.LEDGER_STEPS ?? 250);
const HOLDERS = [1n, 2n, 3n, 4n, 5n];
const CURRENCIES = ['CNY', 'USD'];
const at = new Date('2026-11-01T00:00:00Z');

const random = seededRandom(SEED);
const below = (limit: number): number => Math.floor(random() * limit);
const oneOf = <T>(list: readonly T[]): T => list[below(list.length)] as T;

/** A fact that may be told: what it asks of the ledger, and what the model makes of it once it is booked. */
interface Fact {
  name: string;
  /** The key of the transaction that shows that it was booked. */
  proof: string;
  tell: () => Promise<unknown>;
  apply: () => void;
}

let test: TestLedger;
let killer: pg.Client;
let keys = 0;
const model = new Map<string, bigint>();
const openHolds = new Map<string, { from: AccountRef; amountMinor: bigint }>();
const told: Fact[] = [];

beforeAll(async () => {
  test = await startTestLedger();
  killer = new pg.Client({ connectionString: test.database.connectionString });
  await killer.connect();
});

afterAll(async () => {
  await killer?.end();
  await test?.stop();
});

const standing = (account: AccountRef): bigint => model.get(accountKey(account)) ?? 0n;
/** Lines of nothing are not booked: an account that never had another one is not opened. */
function add(account: AccountRef, amountMinor: bigint): void {
  if (amountMinor !== 0n) model.set(accountKey(account), standing(account) + amountMinor);
}

function bookedBy(posting: Posting): Fact {
  return {
    name: `${posting.kind} ${posting.key}`,
    proof: posting.key,
    tell: () => test.ledger.post(posting),
    apply: () => posting.lines.forEach(({ account, amountMinor }) => add(account, amountMinor)),
  };
}

function newFact(): Fact {
  const currency = oneOf(CURRENCIES);
  const wallet = walletOf(oneOf(HOLDERS), currency);
  const amountMinor = BigInt(1 + below(500));
  const key = `fact:${++keys}`;
  const kind = below(10);
  if (kind < 3) return bookedBy(paidIn(key, wallet, amountMinor));
  if (kind < 5)
    return bookedBy(transfer(key, wallet, walletOf(oneOf(HOLDERS.filter((holder) => holder !== wallet.holder)), currency), amountMinor));
  if (kind < 6) return bookedBy(sale(key, wallet, amountMinor));
  if (kind < 8 || openHolds.size === 0) return holdOf(key, wallet, amountMinor);
  return endOf(oneOf([...openHolds.keys()]));
}

/** To a seller and the hub, as a sale does. */
function sale(key: string, buyer: AccountRef, amountMinor: bigint): Posting {
  const fee = (amountMinor * 15n) / 100n;
  const seller: AccountRef = { kind: 'pending', holder: oneOf(HOLDERS), currency: buyer.currency };
  const lines = [
    { account: buyer, amountMinor: -amountMinor },
    { account: seller, amountMinor: amountMinor - fee },
    { account: { kind: 'sales-fee' as const, holder: null, currency: buyer.currency }, amountMinor: fee },
  ];
  return { key, kind: 'sale', reference: key, effectiveAt: at, lines };
}

function holdOf(key: string, from: AccountRef, amountMinor: bigint): Fact {
  const expiresAt = new Date(at.getTime() + 1000);
  return {
    name: `hold ${key}`,
    proof: `hold:${key}`,
    tell: () => test.holds.hold({ key, from, amountMinor, reference: key, expiresAt, at }),
    apply: () => {
      add(from, -amountMinor);
      add({ ...from, kind: 'held' }, amountMinor);
      openHolds.set(key, { from, amountMinor });
    },
  };
}

function endOf(key: string): Fact {
  const { from, amountMinor } = openHolds.get(key) as { from: AccountRef; amountMinor: bigint };
  const taken = random() < 0.3 ? 0n : BigInt(1 + below(Number(amountMinor)));
  const compute: AccountRef = { kind: 'compute', holder: null, currency: from.currency };
  const capture = { to: [{ account: compute, amountMinor: taken }], kind: 'job', at };
  return {
    name: `end ${key} taking ${taken}`,
    proof: `hold:${key}:end`,
    tell: () => (taken === 0n ? test.holds.release(key, at) : test.holds.capture(key, capture)),
    apply: () => {
      add({ ...from, kind: 'held' }, -amountMinor);
      add(from, amountMinor - taken);
      add(compute, taken);
      openHolds.delete(key);
    },
  };
}

/** The last two: a connection that was killed, as its client sees it when it writes. */
const EXPECTED = ['ledger/insufficient-funds', 'ledger/hold-ended', 'EPIPE', 'ECONNRESET'];

async function tell(fact: Fact): Promise<void> {
  await fact.tell().catch((error: { code?: string }) => {
    if (!EXPECTED.includes(error.code ?? '') && !isDatabaseAway(error)) throw error;
  });
}

/** Kills whatever the database does for us, a moment after the fact was told. */
async function tellAndKill(fact: Fact): Promise<void> {
  const outcome = fact.tell().catch(() => undefined);
  await sleep(random() * 4);
  await killer.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await outcome;
  // Connections that were idle learn of it when they are used next.
  await Promise.all(Array.from({ length: 10 }, () => test.sql('select pg_sleep(0.01)').catch(() => undefined)));
}

async function isBooked({ proof }: Fact): Promise<boolean> {
  return (await killer.query('select from ledger.transaction where key = $1', [proof])).rowCount === 1;
}

/** What was booked, in the order in which it was, is what the model adds up. */
async function adopt(facts: readonly Fact[]): Promise<void> {
  for (const fact of facts) {
    if (!(await isBooked(fact))) continue;
    fact.apply();
    told.push(fact);
  }
}

async function step(): Promise<string> {
  const kind = random();
  if (kind < 0.15 && told.length > 0) {
    const fact = oneOf(told);
    await tell(fact);
    return `again: ${fact.name}`;
  }
  // Ends are told one at a time: the model does not know which of two was first.
  const facts = kind < 0.3 ? Array.from({ length: 8 }, newFact).filter(({ name }) => !name.startsWith('end')) : [newFact()];
  if (kind > 0.85) await tellAndKill(facts[0] as Fact);
  else await Promise.all(facts.map(tell));
  await adopt(facts);
  return facts.map(({ name }) => name).join(', ');
}

async function assertWhole(): Promise<void> {
  const { rows } = await killer.query<{
    kind: string;
    holder: string | null;
    qualifier: string;
    currency: string;
    sum: string;
    posted: string | null;
  }>(
    `select a.kind, a.holder, a.qualifier, a.currency, sum(e.amount)::text as sum, max(b.posted)::text as posted
     from ledger.account a join ledger.entry e on e.account_id = a.id left join ledger.balance b on b.account_id = a.id group by a.id`,
  );
  const found = new Map(
    rows.map(({ kind, holder, qualifier, currency, sum }) => [`${kind}:${holder ?? 'hub'}:${qualifier}:${currency}`, sum]),
  );
  const expected = new Map([...model].map(([key, amount]) => [key, String(amount)]));
  expect(Object.fromEntries([...found].toSorted())).toEqual(Object.fromEntries([...expected].toSorted()));
  for (const { sum, posted } of rows) if (posted !== null) expect(posted).toBe(sum);
  const total = rows.reduce(
    (sums, { currency, sum }) => sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(sum)),
    new Map<string, bigint>(),
  );
  expect([...total.values()].filter((sum) => sum !== 0n)).toEqual([]);
}

it(`holds after each of ${STEPS} random steps (seed ${SEED})`, async () => {
  for (let number = 1; number <= STEPS; number++) {
    const what = await step();
    try {
      await assertWhole();
      if (number % 25 === 0) expect(await test.findings()).toEqual([]);
    } catch (error) {
      throw new Error(`LEDGER_SEED=${SEED}: after step ${number} (${what}): ${(error as Error).message}`, { cause: error });
    }
  }
  expect(told.length).toBeGreaterThan(STEPS / 3);
  const kinds = new Set(told.map(({ name }) => name.split(' ')[0]));
  expect([...kinds].toSorted()).toEqual(['end', 'hold', 'sale', 'top-up', 'transfer']);
}, 600_000);
