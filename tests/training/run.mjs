// The training ring: makes the trainers' environment into .test/trainers of this checkout (once a lock: half a gigabyte is fetched), then runs
// their tests in it: real fine-tuning of a tiny model on the CPU; then one run through the whole product (product/). `--grep TEXT` picks tests. PYTHON=/path/to/python3 picks the interpreter
// (3.11 or newer, with venv). By hand the environment is made by `python3 trainers/prepare.py .test/trainers`.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findProgram } from '../interop/lib/processes.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const INSTALL = 'apt-get install --no-install-recommends python3 python3-venv (Python 3.11 or newer)';
/** What the host lacks; anything else that fails is a fault. */
const MISSING = ['prepare/python-too-old', 'prepare/no-venv'];

const { values } = parseArgs({ options: { grep: { type: 'string', default: '' } } });
const startedAt = Date.now();
const counts = { PASS: 0, FAIL: 0, SKIP: 0 };
const host = process.env.PYTHON ?? findProgram('python3');
const python = await prepared();
if (python) {
  await runTests('the trainers’ tests', python, ['-W', 'ignore', 'trainers/tests/run.py', '--grep', values.grep]);
  const product = ['tests/training/product/run.mjs', '--python', python, '--host-python', host, '--grep', values.grep];
  await runTests('the run through the product', process.execPath, product);
}
const seconds = Math.round((Date.now() - startedAt) / 1000);
process.stdout.write(`training: ${counts.PASS} passed, ${counts.FAIL} failed, ${counts.SKIP} skipped in ${seconds} s\n`);
process.exit(counts.FAIL > 0 ? 1 : 0);

/** The environment's Python, or null when that was said. */
async function prepared() {
  if (!host) return say('SKIP', 'the trainers’ environment', INSTALL);
  let last = '';
  await run(host, ['trainers/prepare.py', '.test/trainers'], (line) => {
    last = line;
    process.stdout.write(`${line}\n`);
  });
  if (last.startsWith('ready ')) return last.slice('ready '.length);
  const [, code, reason] = /^failed (\S+): (.*)$/.exec(last) ?? [];
  return MISSING.includes(code)
    ? say('SKIP', 'the trainers’ environment', INSTALL)
    : say('FAIL', 'the trainers’ environment', reason ?? 'prepare.py said nothing');
}

async function runTests(what, program, args) {
  const failed = counts.FAIL;
  const code = await run(program, args, (line) => {
    const verdict = /^(PASS|FAIL|SKIP) /.exec(line)?.[1];
    if (verdict) counts[verdict] += 1;
    process.stdout.write(`${line}\n`);
  });
  if (code !== 0 && counts.FAIL === failed) say('FAIL', what, `its runner ended with ${code}`);
}

function run(command, args, onLine) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout }).on('line', onLine);
    const read = new Promise((end) => lines.once('close', end));
    child.once('error', reject);
    child.once('close', (code) => void read.then(() => resolve(code)));
  });
}

function say(verdict, name, reason) {
  counts[verdict] += 1;
  process.stdout.write(`${verdict} ${name}: ${reason}\n`);
  return null;
}
