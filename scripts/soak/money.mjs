// The campaigns of money at length, over a PostgreSQL of their own: the ledger alone, then a whole hub on which people pay in, buy, are refunded and paid out.
// Each gets half of the time. What fails is printed with the seed that repeats it.
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { root } from '../bootstrap.mjs';
import { startEmbedded } from '../test-postgres.mjs';

const LEDGER = 'apps/api/src/modules/ledger/ledger.campaign.integration.spec.ts';
const HUB = 'apps/api/src/app/money-campaign.integration.spec.ts';
/** What a machine with two cores does in a minute. */
const STEPS_PER_MINUTE = { [LEDGER]: 2400, [HUB]: 900 };

/** @returns {Promise<boolean>} whether nothing was found */
export async function run({ minutes, seed }) {
  const database = await startEmbedded();
  const steps = (spec) => String(Math.ceil((minutes / 2) * STEPS_PER_MINUTE[spec]));
  try {
    const isWhole = await campaign(LEDGER, { LEDGER_SEED: String(seed), LEDGER_STEPS: steps(LEDGER) }, database);
    return (await campaign(HUB, { MONEY_SEED: String(seed), MONEY_STEPS: steps(HUB) }, database)) && isWhole;
  } finally {
    await database.stop();
  }
}

function campaign(spec, settings, { connectionString }) {
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  const loading = { NODE_OPTIONS: '--experimental-vm-modules --no-warnings', GROVE_TEST_DATABASE_URL: connectionString };
  const env = { ...process.env, ...loading, ...settings };
  const child = spawn(process.execPath, [jest, '--runTestsByPath', spec], { cwd: root, env, stdio: 'inherit' });
  return new Promise((resolve) => child.once('close', (code) => resolve(code === 0)));
}
