// The campaign of modules/ledger at length, over a PostgreSQL of its own. What fails is printed with the seed that repeats it.
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { root } from '../bootstrap.mjs';
import { startEmbedded } from '../test-postgres.mjs';

const STEPS_PER_MINUTE = 600;
const SPEC = 'apps/api/src/modules/ledger/ledger.campaign.integration.spec.ts';

/** @returns {Promise<boolean>} whether nothing was found */
export async function run({ minutes, seed }) {
  const database = await startEmbedded();
  try {
    return await campaign({
      LEDGER_SEED: String(seed),
      LEDGER_STEPS: String(Math.ceil(minutes * STEPS_PER_MINUTE)),
      GROVE_TEST_DATABASE_URL: database.connectionString,
      NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
    });
  } finally {
    await database.stop();
  }
}

function campaign(env) {
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  const child = spawn(process.execPath, [jest, '--runTestsByPath', SPEC], { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' });
  return new Promise((resolve) => child.once('close', (code) => resolve(code === 0)));
}
