// Long campaigns, which no ring has time for. `npm run soak -- fuzz --minutes 30`: every property test for its share of the time, with a new seed.
// `npm run soak -- kill --minutes 30`: concurrent clients against a hub that is killed again and again. Run them before a release.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { bootstrap, fail } from './bootstrap.mjs';
import { build } from './build.mjs';

const CAMPAIGNS = { fuzz: () => import('./soak/fuzz.mjs'), kill: () => import('./soak/kill.mjs') };
const USAGE = 'npm run soak -- fuzz|kill [--minutes N] [--seed N]';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } },
});
const [name, ...more] = positionals;
const minutes = Number(values.minutes);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
if (!(name in CAMPAIGNS) || more.length > 0 || !(minutes > 0) || !Number.isInteger(seed)) fail(USAGE);

await bootstrap();
await build({ quiet: true });
const { run } = await CAMPAIGNS[name]();
process.stdout.write(`soak ${name}: ${minutes} minutes, --seed ${seed}\n`);
process.exit((await run({ minutes, seed })) ? 0 : 1);
