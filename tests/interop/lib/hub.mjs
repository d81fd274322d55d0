// The product itself, as `npm start` runs it once everything is built.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Missing, startProcess, waitUntil } from './processes.mjs';
import { seedYaml } from './seed.mjs';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const MAIN = join(ROOT, 'apps/api/dist/main.standalone.js');
/** A first start makes a database: initdb and every migration. */
const FIRST_START_MS = 120_000;

/** Starts it on `port` with a data folder of its own inside `folder`, and waits until it is 'ready', or only 'live'. */
export async function startHub({ folder, port, settings = {}, probe = 'ready' }) {
  if (!existsSync(MAIN)) throw new Missing('npm run build');
  mkdirSync(folder, { recursive: true });
  const seedFile = join(folder, 'seed.yaml');
  writeFileSync(seedFile, seedYaml());
  const hub = startProcess(process.execPath, ['--max-semi-space-size=64', MAIN], {
    cwd: ROOT,
    logFile: join(folder, 'hub.log'),
    env: {
      ...hostEnvironment(),
      GROVE_PORT: String(port),
      GROVE_DATA_DIR: join(folder, 'data'),
      GROVE_SEED_FILE: seedFile,
      GROVE_RUNNER: 'off',
      // models of a server that stands beside a client
      GROVE_EGRESS_ALLOW: '127.0.0.1',
      ...settings,
    },
  });
  await waitUntil(() => answers(port, probe), { within: FIRST_START_MS, what: 'the hub', process: hub });
  return hub;
}

/** Nothing that the person who runs the tests set for a hub of their own. */
function hostEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GROVE_')));
}

async function answers(port, probe) {
  const answer = await fetch(`http://127.0.0.1:${port}/health/${probe}`, { signal: AbortSignal.timeout(2_000) });
  return answer.status === 200;
}
