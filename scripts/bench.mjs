// `npm run bench`: measures the hub and its peers side by side and writes bench/RESULTS.md.
// Options: --only NAME (repeatable or with commas: a scenario or one of its rows), --rounds N (5), --list;
// --quick (one small round), --scale N (smaller files of the Xet rows) and --cpu-prof (CPU profiles of the hub into .test/bench/profiles) record nothing.
import process from 'node:process';
import { bootstrap } from './bootstrap.mjs';
import { build } from './build.mjs';

await bootstrap();
await build();
const { main } = await import('../bench/main.mjs');
process.exit(await main(process.argv.slice(2)));
