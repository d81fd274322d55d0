// Days of the ledger are closed and chained, and whoever changes what is past behind the back of grants and triggers is found out.
import pg from 'pg';
import { clearing, paidIn, startTestLedger, type TestLedger, transfer, walletOf } from './ledger-for-specs';

let test: TestLedger;
const DAY_MS = 86_400_000;
const ada = walletOf(1n);

beforeEach(async () => {
  test = await startTestLedger();
  await test.ledger.postAll([paidIn('a', ada, 100n), transfer('b', ada, walletOf(2n), 40n)]);
});

afterEach(() => test?.stop());

/** Past every guard: as a superuser who switches triggers off. */
async function tamper(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: test.database.connectionString });
  await client.connect();
  await client.query(`set session_replication_role = 'replica'`);
  for (const statement of statements) await client.query(statement);
  await client.end();
}

const tables = 'ledger.account, ledger.transaction, ledger.entry, ledger.hold, ledger.hold_end, ledger.day, ledger.day_sum';
const asOwner = [`grant update, delete on ${tables} to current_user`];
const codes = async (): Promise<string[]> => [...new Set((await test.findings()).map(({ code }) => code))].toSorted();

async function closeToday(): Promise<number> {
  test.clock.at = new Date(Date.now() + 2 * DAY_MS);
  return test.days.closeDue();
}

describe('a day', () => {
  it('is closed once it is over for an hour, and follows the day before', async () => {
    const today = new Date().toISOString().slice(0, 10);
    test.clock.at = new Date(Date.parse(`${today}T00:59:59Z`) + DAY_MS);
    expect(await test.days.closeDue()).toBe(0);
    test.clock.at = new Date(Date.parse(`${today}T01:00:00Z`) + DAY_MS);
    expect(await test.days.closeDue()).toBe(1);
    expect(await test.days.last()).toMatchObject({ day: today, transactions: 2n });
    expect(await test.findings()).toEqual([]);
  });

  it('takes nothing any more once it is closed, whatever the clock says', async () => {
    await closeToday();
    await test.ledger.post(paidIn('c', ada, 7n));
    const [row] = await test.sql<{ later: boolean }>(
      `select (t.posted_at at time zone 'UTC')::date > d.day as later from ledger.transaction t, ledger.day d where t.key = 'c'`,
    );
    expect(row?.later).toBe(true);
    expect(await test.findings()).toEqual([]);
  });

  it('keeps sums from which balances go on', async () => {
    await closeToday();
    await test.ledger.post(paidIn('c', ada, 7n));
    expect(await test.ledger.balance(clearing())).toBe(-107n);
    await tamper(...asOwner, `delete from ledger.entry`);
    expect(await test.ledger.balance(clearing())).toBe(-100n);
  });

  it('is closed once when several processes see that it is due', async () => {
    test.clock.at = new Date(Date.now() + 2 * DAY_MS);
    const closed = await Promise.all([test.days.closeDue(), test.days.closeDue(), test.days.closeDue()]);
    expect(closed.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(await test.findings()).toEqual([]);
  });
});

describe('the doctor finds', () => {
  it.each([
    [
      'an amount that was changed',
      [`update ledger.entry set amount = amount + 1 where amount = 40`],
      ['ledger/balance', 'ledger/sum', 'ledger/transaction-sum'],
    ],
    [
      'an entry that is gone',
      [`delete from ledger.entry where amount = 40`],
      ['ledger/balance', 'ledger/sum', 'ledger/transaction-entries', 'ledger/transaction-sum'],
    ],
    ['a transaction that is gone', [`delete from ledger.transaction where key = 'b'`], ['ledger/transaction-entries']],
    ['a balance that is not its entries', [`update ledger.balance set posted = posted + 1 where posted = 60`], ['ledger/balance']],
    [
      'an account that fell below its floor',
      [
        `alter table ledger.balance drop constraint balance_floor`,
        `update ledger.entry set amount = amount * 3 where abs(amount) = 40`,
        `update ledger.balance b set posted = (select sum(amount) from ledger.entry e where e.account_id = b.account_id)`,
      ],
      ['ledger/limit'],
    ],
    ['an entry in another currency', [`update ledger.entry set currency = 'USD' where amount in (40, -40)`], ['ledger/entry-account']],
    ['an account that the chart does not know so', [`update ledger.balance set floor = -5 where posted = 60`], ['ledger/account']],
    ['held money without a hold', [`update ledger.account set kind = 'held' where holder = 2`], ['ledger/held']],
  ])('%s', async (_, statements, expected) => {
    await tamper(...asOwner, ...statements);
    expect(await codes()).toEqual(expected);
  });

  it('a closed day in which words or sums were changed so that everything adds up', async () => {
    await closeToday();
    await tamper(...asOwner, `update ledger.transaction set reference = 'another' where key = 'b'`);
    expect(await codes()).toEqual(['ledger/day']);
  });

  it('a closed day that was made anew to fit: the next one does not follow it', async () => {
    await closeToday();
    await tamper(
      ...asOwner,
      `insert into ledger.day (day, transactions, open_from_id, previous_hash, hash) select day + 1, 0, open_from_id, hash, sha256(hash || convert_to(to_char(day + 1, 'YYYY-MM-DD') || E'\\n', 'UTF8')) from ledger.day`,
    );
    expect(await codes()).toEqual([]);
    await tamper(...asOwner, `update ledger.day set hash = sha256('x') where day = (select min(day) from ledger.day)`);
    expect(await codes()).toEqual(['ledger/chain', 'ledger/day']);
  });
});
