// `npm run grove -- COMMAND`: the operator's commands. Says nothing of its own unless something had to be installed or built first.
import path from 'node:path';
import process from 'node:process';
import { bootstrap, root } from './bootstrap.mjs';
import { build } from './build.mjs';
import { runToEnd } from './processes.mjs';

await bootstrap({ quiet: true });
await build({ quiet: true, only: ['apps/api'] });
const main = path.join(root, 'apps/api/dist/main.grove.js');
process.exit(await runToEnd(process.execPath, ['--enable-source-maps', main, ...process.argv.slice(2)], { cwd: root }));
