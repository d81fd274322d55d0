// `npm run screenshots`: every page in light and dark, English and Chinese, 1440 and 390 px wide, as PNG into .test/pictures with a page that shows them all.
// `-- --only TEXT` takes the pages whose name or address has it, `--jobs N` as many at a time (2), `--into FOLDER` elsewhere, `--port N` for the hub.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { argumentsOf } from './arguments.mjs';
import { bootstrap, fail, root } from './bootstrap.mjs';
import { build } from './build.mjs';

const USAGE = 'npm run screenshots -- [--only TEXT] [--jobs N] [--into FOLDER] [--port N].';
const options = { only: { type: 'string' }, jobs: { type: 'string' }, into: { type: 'string' }, port: { type: 'string' } };
const { values } = argumentsOf(USAGE, { options });
if (values.jobs !== undefined && !(Number(values.jobs) >= 1)) fail(USAGE);

await bootstrap();
await build();
const { status } = spawnSync(process.execPath, [join(root, 'tests/pictures/run.mjs'), ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 1);
