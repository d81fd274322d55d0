// `npm start`: from a bare clone to a running hub. Each step is named with the time it took; what is unchanged is skipped.
// API, worker, web and PostgreSQL live in one process tree under this script: Ctrl-C once ends it, and its exit code is the product's.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { bootstrap, root } from './bootstrap.mjs';
import { build } from './build.mjs';
import { runToEnd } from './processes.mjs';

await bootstrap();
await build();
const main = path.join(root, 'apps/api/dist/main.standalone.js');
const code = await runToEnd(process.execPath, ['--max-semi-space-size=64', '--enable-source-maps', main], { cwd: root });
if (code !== 0) await stopLeftoverPostgres();
process.exit(code);

/** A product that was killed could not stop its database. */
async function stopLeftoverPostgres() {
  const file = path.join(root, 'apps/api/dist/platform/database/embedded-postgres-leftover.js');
  if (!existsSync(file)) return;
  const { stopLeftoverPostgres: stop } = createRequire(import.meta.url)(file);
  await stop(path.resolve(root, process.env.GROVE_DATA_DIR || 'data'));
}
