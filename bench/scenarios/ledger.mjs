// Sales booked on 50 hot accounts, sixteen at a time, by the hub's own ledger in the hub's own database: a buyer pays, two authors and the hub earn. The peer
// writes the same rows without anything that proves them (lib/plain-ledger.mjs): what a ledger costs over rows.
import { createRequire } from 'node:module';
import path from 'node:path';
import { now } from '../lib/command.mjs';
import { atLeast, atMost } from '../lib/goals.mjs';
import { root } from '../lib/paths.mjs';
import { PlainLedger } from '../lib/plain-ledger.mjs';
import { inTurn } from '../lib/rounds.mjs';
import { percentile, random } from '../lib/statistics.mjs';

const HOT_ACCOUNTS = 50;
const BUYERS = HOT_ACCOUNTS / 2;
const SALES = 5_000;
const AT_A_TIME = 16;
const FUNDS = 10n ** 12n;
const CURRENCY = 'CNY';

export const ledgerScenario = {
  name: 'ledger',
  rows: [
    {
      name: 'ledger-rate',
      what: `sales booked on ${HOT_ACCOUNTS} hot accounts, ${AT_A_TIME} at a time`,
      goal: atLeast(500, 1_000, '/s'),
      unit: '/s',
    },
    { name: 'ledger-latency', what: 'one of them, 99th percentile', goal: atMost(50, 25, 'ms'), unit: 'ms' },
  ],
  run: (bench, settle) => bench.withFreshHub((hub) => run(bench, hub, settle)),
};

async function run(bench, hub, settle) {
  const load = createRequire(path.join(root, 'apps/api/dist/main.worker.js'));
  const { Database } = load('./platform/database/index.js');
  const database = new Database({
    connectionString: hub.database.addressForPools(),
    maxConnections: AT_A_TIME,
    maxStreams: 1,
    onError: () => undefined,
  });
  try {
    const sides = { hub: await realLedger(load, database), peer: await plainLedger(database) };
    const rates = { hub: [], peer: [] };
    const times = { hub: [], peer: [] };
    for (let round = -1; round < bench.rounds; round += 1)
      for (const side of inTurn(round)) {
        const measured = await sell(sides[side], `${side}:${round}`, bench.quick ? SALES / 4 : SALES);
        // the first one warms up
        if (round < 0) continue;
        rates[side].push(measured.rate);
        times[side].push(measured.p99);
      }
    await addsUp(hub.database);
    settle('ledger-rate', rates);
    settle('ledger-latency', times);
  } finally {
    await database.close();
  }
}

/** @returns {Promise<{ rate: number, p99: number }>} sales a second, and the milliseconds that 99 of 100 take at most */
async function sell(post, name, count) {
  const below = random(20261129);
  const times = [];
  let sold = 0;
  const one = async () => {
    while (sold < count) {
      const key = `sale:${name}:${sold}`;
      sold += 1;
      const startedAt = now();
      await post(key, linesOf(below));
      times.push(now() - startedAt);
    }
  };
  const startedAt = now();
  await Promise.all(Array.from({ length: AT_A_TIME }, one));
  return { rate: count / ((now() - startedAt) / 1000), p99: percentile(times, 99) };
}

/** 9.99: 15 % for the hub, the rest 80 to 20. */
function linesOf(below) {
  const author = below(BUYERS);
  return [
    { account: `wallet:${below(BUYERS)}`, amountMinor: -999n },
    { account: `pending:${author}`, amountMinor: 679n },
    { account: `pending:${(author + 1 + below(BUYERS - 1)) % BUYERS}`, amountMinor: 170n },
    { account: 'sales-fee', amountMinor: 150n },
  ];
}

async function realLedger(load, database) {
  const { LedgerStore } = load('./modules/ledger/ledger.store.js');
  const { LedgerService } = load('./modules/ledger/ledger.service.js');
  const ledger = new LedgerService(new LedgerStore(database), database);
  const clearing = { kind: 'clearing', holder: null, qualifier: 'bench', currency: CURRENCY };
  const post = (key, lines) => ledger.post({ key, kind: 'sale', reference: key, effectiveAt: new Date(), lines });
  for (let index = 0; index < BUYERS; index += 1) {
    const lines = [
      { account: clearing, amountMinor: -FUNDS },
      { account: accountOf(`wallet:${index}`), amountMinor: FUNDS },
    ];
    await post(`top-up:${index}`, lines);
  }
  return (key, lines) =>
    post(
      key,
      lines.map(({ account, amountMinor }) => ({ account: accountOf(account), amountMinor })),
    );
}

function accountOf(name) {
  const [kind, index] = name.split(':');
  return { kind, holder: index === undefined ? null : BigInt(index) + 1_000_000n, currency: CURRENCY };
}

async function plainLedger(database) {
  const plain = new PlainLedger(database);
  const hot = Array.from({ length: BUYERS }, (_, index) =>
    ['wallet', 'pending'].map((kind) => ({ key: `${kind}:${index}`, isLimited: true })),
  );
  await plain.open([...hot.flat(), { key: 'sales-fee', isLimited: false }], FUNDS);
  return (key, lines) => plain.post(key, lines);
}

/** A figure of a ledger that is wrong would be worth nothing. */
async function addsUp(database) {
  const [{ wrong }] = await database.query(`select count(*)::int as wrong from ledger.balance b
    where posted <> coalesce((select sum(amount) from ledger.entry e where e.account_id = b.account_id), 0)`);
  const [{ all }] = await database.query('select coalesce(sum(amount), 0)::text as all from ledger.entry');
  if (wrong > 0 || all !== '0') throw new Error(`${wrong} balances are not the sums of their entries; all entries add up to ${all}`);
}
