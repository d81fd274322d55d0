// Long campaigns, which no ring has time for. `npm run soak -- fuzz --minutes 30`: every property test for its share of the time, with a new seed.
// `npm run soak -- kill --minutes 30`: concurrent clients against a hub that is killed again and again.
// `npm run soak -- xet`: 500 deeds of eight clients on the Xet store, 20 kills in between (needs tests/interop/prepare.sh).
// `npm run soak -- money --minutes 10` (also `npm run test:long`): people pay in, buy, are refunded and paid out at random, told twice, with connections killed.
// `npm run soak -- jobs`: 200 fine-tunes while every process of the hub, its database and its queue die. Run them before a release.
import process from 'node:process';
import { argumentsOf } from './arguments.mjs';
import { bootstrap, fail } from './bootstrap.mjs';
import { build } from './build.mjs';

const CAMPAIGNS = {
  fuzz: () => import('./soak/fuzz.mjs'),
  kill: () => import('./soak/kill.mjs'),
  xet: () => import('./soak/xet.mjs'),
  jobs: () => import('./soak/jobs.mjs'),
  money: () => import('./soak/money.mjs'),
};
const USAGE =
  'npm run soak -- fuzz|kill|money [--minutes N] [--seed N], or xet [--operations N] [--kills N] [--seed N], or jobs [--jobs N] [--faults N] [--seed N].';

const { values, positionals } = argumentsOf(USAGE, {
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '10' },
    operations: { type: 'string', default: '500' },
    kills: { type: 'string', default: '20' },
    jobs: { type: 'string', default: '200' },
    faults: { type: 'string', default: '40' },
    seed: { type: 'string' },
  },
});
const [name, ...more] = positionals;
const minutes = Number(values.minutes);
const [operations, kills, jobs, faults] = ['operations', 'kills', 'jobs', 'faults'].map((option) => Number(values[option]));
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
if (!(name in CAMPAIGNS) || more.length > 0 || !(minutes > 0) || ![seed, operations, kills, jobs, faults].every(Number.isInteger))
  fail(USAGE);

await bootstrap();
await build({ quiet: true });
const { run } = await CAMPAIGNS[name]();
const sizes = { xet: `${operations} operations, ${kills} kills`, jobs: `${jobs} jobs, ${faults} faults` };
process.stdout.write(`soak ${name}: ${sizes[name] ?? `${minutes} minutes`}, --seed ${seed}\n`);
process.exit((await run({ minutes, operations, kills, jobs, faults, seed })) ? 0 : 1);
