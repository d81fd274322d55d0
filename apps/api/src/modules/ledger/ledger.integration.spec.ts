// The ledger on a real PostgreSQL: what the database itself refuses, whoever asks, and what the room makes of it.
import { setTimeout as sleep } from 'node:timers/promises';
import { type TestLedger, clearing, paidIn, startTestLedger, transfer, walletOf } from './ledger-for-specs';
import type { AccountRef } from './ledger.chart';
import type { Posting } from './ledger.types';

let test: TestLedger;
let holders = 1000n;
let keys = 0;

beforeAll(async () => {
  test = await startTestLedger({ maxConnections: 20 });
});

afterAll(() => test?.stop());

const newHolder = (): bigint => ++holders;
const newKey = (): string => `spec:${++keys}`;

async function walletWith(amountMinor: bigint, currency = 'CNY'): Promise<AccountRef> {
  const wallet = walletOf(newHolder(), currency);
  await test.ledger.post(paidIn(newKey(), wallet, amountMinor));
  return wallet;
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );

describe('a posting', () => {
  it('moves money between accounts, which are opened when they are first booked on', async () => {
    const [ada, bob] = [walletOf(newHolder()), walletOf(newHolder())];
    expect(await test.ledger.balance(ada)).toBe(0n);
    await test.ledger.post(paidIn(newKey(), ada, 1000n));
    await test.ledger.post(transfer(newKey(), ada, bob, 999n));
    expect(await test.ledger.balances([ada, bob])).toEqual([1n, 999n]);
  });

  it('is booked once for its key, however often it is told, also at the same moment', async () => {
    const ada = walletOf(newHolder());
    const posting = paidIn(newKey(), ada, 500n);
    const posted = await Promise.all(Array.from({ length: 10 }, () => test.ledger.post(posting)));
    expect(posted.filter(({ isReplay }) => !isReplay)).toHaveLength(1);
    expect(new Set(posted.map(({ id }) => id)).size).toBe(1);
    expect(await test.ledger.balance(ada)).toBe(500n);
  });

  it('is refused when its key was used for something else', async () => {
    const ada = walletOf(newHolder());
    const key = newKey();
    await test.ledger.post(paidIn(key, ada, 500n));
    expect(await codeOf(test.ledger.post(paidIn(key, ada, 501n)))).toBe('ledger/key-reused');
    expect(await test.ledger.balance(ada)).toBe(500n);
  });

  it('is refused as a whole when an account would fall below its floor', async () => {
    const ada = await walletWith(100n);
    const bob = walletOf(newHolder());
    const both = [transfer(newKey(), ada, bob, 60n), transfer(newKey(), ada, bob, 41n)];
    expect(await codeOf(test.ledger.postAll(both))).toBe('ledger/insufficient-funds');
    expect(await test.ledger.balances([ada, bob])).toEqual([100n, 0n]);
  });

  it('is refused when a debt would become more than nothing', async () => {
    const ada = await walletWith(100n);
    const debt: AccountRef = { kind: 'debt', holder: ada.holder, currency: 'CNY' };
    await test.ledger.post(transfer(newKey(), debt, ada, 30n));
    expect(await codeOf(test.ledger.post(transfer(newKey(), ada, debt, 31n)))).toBe('ledger/above-ceiling');
    await test.ledger.post(transfer(newKey(), ada, debt, 30n));
    expect(await test.ledger.balance(debt)).toBe(0n);
  });

  it.each([
    [
      'does not add up',
      (a: AccountRef, b: AccountRef): Posting['lines'] => [
        { account: a, amountMinor: -5n },
        { account: b, amountMinor: 4n },
      ],
    ],
    [
      'mixes currencies',
      (a: AccountRef, b: AccountRef): Posting['lines'] => [
        { account: a, amountMinor: -5n },
        { account: { ...b, currency: 'USD' }, amountMinor: 5n },
      ],
    ],
    [
      'turns promotional credit into money',
      (a: AccountRef, b: AccountRef): Posting['lines'] => [
        { account: { ...a, kind: 'promo' }, amountMinor: -5n },
        { account: b, amountMinor: 5n },
      ],
    ],
  ])('is refused when it %s', async (_, lines) => {
    const ada = await walletWith(100n);
    const key = newKey();
    await expect(test.ledger.post({ ...transfer(key, ada, ada, 1n), lines: lines(ada, walletOf(newHolder())) })).rejects.toThrow(
      'does not add up',
    );
  });

  it('that moves nothing is a mistake of ours', async () => {
    const ada = await walletWith(10n);
    await expect(test.ledger.post(transfer(newKey(), ada, ada, 5n))).rejects.toThrow('moves nothing');
  });

  it('is refused beyond any sum of money, and what a holder has never overflows', async () => {
    const ada = walletOf(newHolder());
    expect(await codeOf(test.ledger.post(paidIn(newKey(), ada, 10n ** 15n + 1n)))).toBe('ledger/amount');
    expect(await test.ledger.balance(ada)).toBe(0n);
  });

  it('lets exactly 37 of 100 pass that come at once for a wallet with funds for 37', async () => {
    const ada = await walletWith(37n * 7n);
    const bob = walletOf(newHolder());
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => codeOf(test.ledger.post(transfer(newKey(), ada, bob, 7n)))));
    expect(outcomes.filter((outcome) => outcome === 'nothing')).toHaveLength(37);
    expect(outcomes.filter((outcome) => outcome === 'ledger/insufficient-funds')).toHaveLength(63);
    expect(await test.ledger.balances([ada, bob])).toEqual([0n, 259n]);
  });

  it('never waits for another in a circle: transfers to and fro between the same accounts all arrive', async () => {
    const [ada, bob] = [await walletWith(1000n), await walletWith(1000n)];
    const postings = Array.from({ length: 60 }, (_, at) =>
      at % 2 === 0 ? transfer(newKey(), ada, bob, 1n) : transfer(newKey(), bob, ada, 1n),
    );
    await Promise.all(postings.map((posting) => test.ledger.post(posting)));
    expect(await test.ledger.balances([ada, bob])).toEqual([1000n, 1000n]);
  });

  it('goes with the transaction of its caller, or not at all', async () => {
    const ada = walletOf(newHolder());
    const posting = paidIn(newKey(), ada, 5n);
    const failing = test.database.inTransaction(async () => {
      await test.ledger.post(posting);
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
    expect(await test.ledger.balance(ada)).toBe(0n);
    expect((await test.ledger.post(posting)).isReplay).toBe(false);
    expect(await test.ledger.balance(ada)).toBe(5n);
  });

  it('is found in the history of its holder, page by page', async () => {
    const ada = await walletWith(100n);
    for (const amount of [1n, 2n, 3n]) await test.ledger.post(transfer(`${newKey()}:history`, ada, walletOf(1n), amount));
    const first = await test.ledger.history(ada.holder, { kinds: ['wallet'], currency: 'CNY' }, { after: null, limit: 2 });
    expect(first.map(({ amountMinor }) => amountMinor)).toEqual([-3n, -2n]);
    const second = await test.ledger.history(ada.holder, { kinds: null, currency: null }, { after: first[1] ?? null, limit: 9 });
    expect(second.map(({ amountMinor, kind }) => [amountMinor, kind])).toEqual([
      [-1n, 'transfer'],
      [100n, 'top-up'],
    ]);
  });
});

describe('the database', () => {
  const WRITTEN = ['account', 'transaction', 'entry', 'hold', 'hold_end', 'day', 'day_sum'];

  it.each(WRITTEN)('refuses the application’s own role to change or delete rows of %s', async (table) => {
    const column = await test.sql<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = ('ledger.' || $1)::regclass and attnum = 1`,
      [table],
    );
    const name = column[0]?.name;
    expect(await codeOf(test.sql(`update ledger.${table} set ${name} = ${name}`))).toBe('42501');
    expect(await codeOf(test.sql(`delete from ledger.${table}`))).toBe('42501');
    expect(await codeOf(test.sql(`truncate ledger.${table}`))).toBe('42501');
  });

  it('refuses it to a role that owns the tables by grants as well', async () => {
    const rows = await test.sql<{ name: string; may: boolean }>(
      `select c.relname as name, exists (select from aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) x where x.privilege_type in ('UPDATE', 'DELETE')) as may
       from pg_class c where c.relnamespace = 'ledger'::regnamespace and c.relkind = 'r' and c.relname = any ($1) order by 1`,
      [WRITTEN],
    );
    expect(rows.map(({ name }) => name)).toEqual(WRITTEN.toSorted());
    expect(rows.filter(({ may }) => may)).toEqual([]);
  });

  const INSERT = `insert into ledger.transaction (key, kind, reference, effective_at, fingerprint, entries) values ($1, 'x', 'x', now(), '', 2)`;
  const idOf = async (account: AccountRef): Promise<bigint> =>
    (
      await test.sql<{ id: bigint }>('select id from ledger.account where kind = $1 and holder is not distinct from $2', [
        account.kind,
        account.holder,
      ])
    )[0]?.id as bigint;

  async function write(key: string, lines: [bigint, bigint, string?][]): Promise<string> {
    return codeOf(
      test.database.inTransaction(async () => {
        await test.sql(INSERT, [key]);
        await test.sql(
          `insert into ledger.entry (transaction_id, position, account_id, currency, amount)
           select t.id, l.position, l.account, l.currency, l.amount from ledger.transaction t, unnest($2::bigint[], $3::bigint[], $4::text[])
             with ordinality as l(account, amount, currency, position) where t.key = $1`,
          [key, lines.map(([account]) => account), lines.map(([, amount]) => amount), lines.map(([, , currency]) => currency ?? 'CNY')],
        );
      }),
    );
  }

  it('refuses at the commit what does not add up, and what has no entries', async () => {
    const [ada, hub] = [await idOf(await walletWith(10n)), await idOf(clearing())];
    expect(
      await write(newKey(), [
        [ada, 5n],
        [hub, -4n],
      ]),
    ).toBe('23514');
    expect(await codeOf(test.sql(INSERT, [newKey()]))).toBe('23514');
    expect(
      await write(newKey(), [
        [ada, 5n],
        [hub, -5n],
      ]),
    ).toBe('nothing');
  });

  it('refuses entries of another currency than their account, of no account, and more than the transaction was made with', async () => {
    const [ada, hub] = [await idOf(await walletWith(10n)), await idOf(clearing())];
    expect(
      await write(newKey(), [
        [ada, 5n, 'USD'],
        [hub, -5n, 'USD'],
      ]),
    ).toBe('23514');
    expect(
      await write(newKey(), [
        [ada, 5n],
        [999_999_999n, -5n],
      ]),
    ).toBe('23514');
    const key = newKey();
    expect(
      await write(key, [
        [ada, 5n],
        [hub, -5n],
      ]),
    ).toBe('nothing');
    const late = `insert into ledger.entry (transaction_id, position, account_id, currency, amount) select id, p, a, 'CNY', m from ledger.transaction,
      (values (3, $2::bigint, 7), (4, $3::bigint, -7)) as l(p, a, m) where key = $1`;
    expect(await codeOf(test.sql(late, [key, ada, hub]))).toBe('23514');
  });

  it('moves the balance with the entries, whoever writes them', async () => {
    const wallet = await walletWith(10n);
    const [ada, hub] = [await idOf(wallet), await idOf(clearing())];
    expect(
      await write(newKey(), [
        [ada, 32n],
        [hub, -32n],
      ]),
    ).toBe('nothing');
    expect(await test.ledger.balance(wallet)).toBe(42n);
    expect(
      await write(newKey(), [
        [ada, -43n],
        [hub, 43n],
      ]),
    ).toBe('23514');
  });

  it('has entries that are nothing together', async () => {
    const sums = await test.sql<{ currency: string; sum: bigint }>(
      'select currency, sum(amount)::bigint as sum from ledger.entry group by currency',
    );
    expect(sums.length).toBeGreaterThan(0);
    expect(sums.filter(({ sum }) => sum !== 0n)).toEqual([]);
  });
});

describe('a hold', () => {
  const at = new Date('2026-11-01T00:00:00Z');
  const later = new Date('2026-11-08T00:00:00Z');
  const hold = (key: string, from: AccountRef, amountMinor: bigint): Promise<void> =>
    test.holds.hold({ key, from, amountMinor, reference: 'job:1', expiresAt: later, at });
  const compute: AccountRef = { kind: 'compute', holder: null, currency: 'CNY' };
  const capture = (key: string, amountMinor: bigint): Promise<void> =>
    test.holds.capture(key, { to: [{ account: compute, amountMinor }], kind: 'job', at });

  it('sets money aside, takes what is used, and gives the rest back', async () => {
    const ada = await walletWith(100n);
    const key = newKey();
    await hold(key, ada, 80n);
    await hold(key, ada, 80n);
    expect(await test.ledger.balance(ada)).toBe(20n);
    expect(await codeOf(hold(newKey(), ada, 21n))).toBe('ledger/insufficient-funds');
    await capture(key, 30n);
    expect(await test.ledger.balances([ada, { ...ada, kind: 'held' }])).toEqual([70n, 0n]);
    expect((await test.holds.find(key))?.end).toEqual({ outcome: 'captured', capturedMinor: 30n });
  });

  it('ends once, by whoever comes first', async () => {
    const ada = await walletWith(100n);
    const key = newKey();
    await hold(key, ada, 50n);
    const outcomes = await Promise.all(
      [capture(key, 50n), test.holds.release(key, at), capture(key, 20n), test.holds.release(key, at)].map(codeOf),
    );
    expect(outcomes.toSorted()).toEqual(['ledger/hold-ended', 'ledger/hold-ended', 'ledger/hold-ended', 'nothing']);
    expect(await test.ledger.balance({ ...ada, kind: 'held' })).toBe(0n);
  });

  it('that is being ended by somebody is not ended by another who still saw it open', async () => {
    const ada = await walletWith(100n);
    const key = newKey();
    await hold(key, ada, 50n);
    let begin = (): void => undefined;
    // Made here, so that it is no part of the transaction below.
    const second = new Promise<void>((resolve) => (begin = resolve)).then(() => codeOf(capture(key, 20n)));
    await test.database.inTransaction(async () => {
      await test.holds.release(key, at);
      begin();
      await sleep(200);
    });
    expect(await second).toBe('ledger/hold-ended');
    expect(await test.ledger.balances([ada, { ...ada, kind: 'held' }])).toEqual([100n, 0n]);
  });

  it('is never taken for more than it is, and one that nobody made is not there', async () => {
    const ada = await walletWith(100n);
    const key = newKey();
    await hold(key, ada, 50n);
    expect(await codeOf(capture(key, 51n))).toBe('ledger/capture');
    expect(await codeOf(capture(newKey(), 1n))).toBe('ledger/no-hold');
    await test.holds.release(key, at);
  });

  it('is given back by the clock', async () => {
    const ada = await walletWith(100n);
    const key = newKey();
    await hold(key, ada, 50n);
    expect(await test.holds.expireDue(new Date(later.getTime() - 1))).toBe(0);
    expect(await test.holds.expireDue(later)).toBe(1);
    expect(await test.ledger.balance(ada)).toBe(100n);
    expect((await test.holds.find(key))?.end?.outcome).toBe('expired');
  });

  it('of promotional credit is taken for what the hub itself sells only', async () => {
    const promo: AccountRef = { kind: 'promo', holder: newHolder(), currency: 'CNY' };
    await test.ledger.post(transfer(newKey(), { kind: 'promo-issued', holder: null, currency: 'CNY' }, promo, 10n));
    const key = newKey();
    await hold(key, promo, 10n);
    await expect(capture(key, 5n)).rejects.toThrow('does not add up');
    await test.holds.capture(key, {
      to: [{ account: { kind: 'promo-spent', holder: null, currency: 'CNY' }, amountMinor: 5n }],
      kind: 'job',
      at,
    });
    expect(await test.ledger.balance(promo)).toBe(5n);
  });
});

describe('the doctor', () => {
  it('finds nothing in all that was done here', async () => {
    expect(await test.findings()).toEqual([]);
  });
});
