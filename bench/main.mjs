// The course of a benchmark: scenarios in order, each row printed as soon as it is known; one that fails says so and the next one begins.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { Bench } from './lib/bench.mjs';
import { printRow, printTitle } from './lib/print.mjs';
import { Results } from './lib/results.mjs';
import { pickScenarios } from './scenarios/index.mjs';

const OPTIONS = {
  only: { type: 'string', multiple: true, default: [] },
  rounds: { type: 'string', default: '5' },
  quick: { type: 'boolean', default: false },
  scale: { type: 'string' },
  list: { type: 'boolean', default: false },
  'cpu-prof': { type: 'boolean', default: false },
};

/** Of the files of the Xet scenarios. */
const QUICK_SCALE = 1 / 16;

/** @returns {Promise<number>} the exit code: 1 when a row could not be measured; a missed goal is a result, not a failure */
export async function main(argv) {
  const { values } = parseArgs({ args: argv, options: OPTIONS });
  const scenarios = pickScenarios(values.only.flatMap((names) => names.split(',')));
  if (values.list) return list(scenarios);
  const rounds = values.quick ? 1 : Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number from 1');
  const scale = Number(values.scale ?? (values.quick ? QUICK_SCALE : 1));
  if (!(scale > 0 && scale <= 1)) throw new Error('--scale takes a number above 0, up to 1');
  const bench = new Bench({ rounds, quick: values.quick, scale, cpuProfile: values['cpu-prof'] });
  const stop = () => void bench.close().then(() => process.exit(1));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
  const results = new Results();
  let failures = 0;
  try {
    for (const scenario of scenarios) failures += await runScenario(scenario, bench, results);
  } finally {
    await bench.close();
  }
  const isRecorded = !values.quick && scale === 1 && !values['cpu-prof'];
  if (isRecorded) await results.save();
  else process.stdout.write('\nA quick, a smaller or a profiled run: nothing was recorded.\n');
  return failures === 0 ? 0 : 1;
}

/** Rows that the scenario did not come to count as failed, with the error that ended it. */
async function runScenario(scenario, bench, results) {
  printTitle(scenario);
  const open = new Map(scenario.rows.map((row) => [row.name, row]));
  const settle = (name, outcome) => {
    const row = open.get(name);
    if (!row) throw new Error(`${scenario.name} has no open row ${name}`);
    open.delete(name);
    printRow(row, results.add(row, outcome));
  };
  try {
    await scenario.run(bench, (name, measured) => settle(name, { ...measured, rounds: bench.rounds }));
  } catch (error) {
    bench.log(error.stack ?? String(error));
    const failed = [...open.keys()];
    for (const name of failed) settle(name, { error: error.message });
    return failed.length;
  }
  const forgotten = [...open.keys()];
  for (const name of forgotten) settle(name, { error: 'was not measured' });
  return forgotten.length;
}

function list(scenarios) {
  for (const { name, rows } of scenarios) {
    process.stdout.write(`${name}\n`);
    for (const row of rows) process.stdout.write(`  ${row.name.padEnd(22)} ${row.what}\n`);
  }
  return 0;
}
