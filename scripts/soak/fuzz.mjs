// All property tests at length: each of them gets the same share of the time. What fails is printed by Jest with the way to repeat it.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from '../bootstrap.mjs';

const WORKERS = 2;
const SHORTEST_SECONDS = 2;

/** @returns {Promise<boolean>} whether nothing was found */
export async function run({ minutes, seed }) {
  const files = specs(path.join(root, 'packages'));
  const properties = files.reduce((sum, { count }) => sum + count, 0);
  const seconds = Math.max(SHORTEST_SECONDS, Math.round((minutes * 60 * WORKERS) / properties));
  process.stdout.write(`${properties} properties in ${files.length} files, ${seconds} s each\n`);
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  const args = [jest, `--maxWorkers=${WORKERS}`, '-t', '', '--runTestsByPath', ...files.map(({ file }) => file)];
  // As the rings run Jest: some of what specs import is ESM only.
  const NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings`.trim();
  const env = { ...process.env, NODE_OPTIONS, GROVE_FUZZ_SECONDS: String(seconds), GROVE_FUZZ_SEED: String(seed) };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
  return new Promise((resolve) => child.once('close', (code) => resolve(code === 0)));
}

function specs(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.spec.ts') && !/(?:^|\/)(?:node_modules|dist)\//.test(name))
    .map((name) => path.join(folder, name))
    .map((file) => ({ file, count: readFileSync(file, 'utf8').split('fuzzBudget(').length - 1 }))
    .filter(({ count }) => count > 0);
}
