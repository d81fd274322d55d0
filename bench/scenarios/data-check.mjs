// The check of training data before a job: 1 GiB of conversations in JSON lines. By the time of the processor, which other load on the machine hardly changes;
// 20.5 core seconds for a GiB are 50 MB/s.
import { execFile } from 'node:child_process';
import { closeSync, existsSync, openSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { atMost, neverAbove, timesAtMost } from '../lib/goals.mjs';
import { benchDir, workPath } from '../lib/paths.mjs';
import { random } from '../lib/statistics.mjs';

const GIB = 2 ** 30;
const WORDS = 20_000;
const ROUNDS_AT_MOST = 3;

export const dataCheckScenario = {
  name: 'data-check',
  rows: [
    {
      name: 'data-check-cpu',
      what: 'checking training data with near duplicates, a held-out share and a tokenizer',
      goal: atMost(20.5, 13, 'core-s/GiB'),
      unit: 'core-s/GiB',
    },
    { name: 'data-check-parse', what: 'the same, against JSON.parse of each line', goal: timesAtMost(12, 6), unit: 'core-s/GiB' },
    { name: 'data-check-memory', what: 'the process meanwhile', goal: neverAbove(1024, 640, 'MiB'), unit: 'MiB' },
  ],
  async run(bench, settle) {
    const file = conversations(bench.sized(GIB));
    const gib = statSync(file).size / GIB;
    const checks = [];
    const parses = [];
    for (let round = 0; round < Math.min(bench.rounds, ROUNDS_AT_MOST); round += 1) {
      checks.push(await once('check', file));
      parses.push(await once('parse', file));
    }
    const cost = (runs) => runs.map(({ cpuSeconds }) => cpuSeconds / gib);
    settle('data-check-cpu', { hub: cost(checks) });
    settle('data-check-parse', { hub: cost(checks), peer: cost(parses) });
    settle('data-check-memory', { hub: checks.map(({ rssMiB }) => rssMiB) });
  },
};

async function once(what, file) {
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(benchDir, 'lib/data-check-run.mjs'), what, file]);
  return JSON.parse(stdout);
}

/** Made once; frequent words and rare ones, as in a language. */
function conversations(bytes) {
  const file = workPath(`conversations-${bytes}.jsonl`);
  if (existsSync(file) && statSync(file).size >= bytes) return file;
  const pick = random(42);
  const words = Array.from({ length: WORDS }, () =>
    pick(2 ** 31)
      .toString(36)
      .slice(0, 2 + pick(7)),
  );
  const word = () => words[Math.floor((pick(2 ** 31) / 2 ** 31) ** 2.5 * WORDS)];
  const text = (length) => Array.from({ length }, word).join(' ');
  const talk = () => ({ messages: [turn('user', text(15 + pick(40))), turn('assistant', text(30 + pick(120)))] });
  const target = openSync(file, 'w');
  for (let written = 0; written < bytes;)
    written += writeSync(target, `${Array.from({ length: 500 }, () => JSON.stringify(talk())).join('\n')}\n`);
  closeSync(target);
  return file;
}

function turn(role, content) {
  return { role, content };
}
