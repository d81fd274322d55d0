// `npm run sabotage`: switches off one guarantee at a time in a copy of the tree, and fails when the tests that ought to notice stay green.
// `-- --list` names the guarantees, `-- --only NAME` (repeatable) picks. Run it after a change to tests, or to what they watch.
import process from 'node:process';
import { argumentsOf } from './arguments.mjs';
import { bootstrap, fail } from './bootstrap.mjs';
import { build } from './build.mjs';
import { GUARANTEES } from './sabotage/guarantees.mjs';
import { Saboteur } from './sabotage/saboteur.mjs';
import { TestRuns } from './sabotage/test-runs.mjs';
import { startEmbedded } from './test-postgres.mjs';
import { copyTree } from './tree-copy.mjs';

const options = { only: { type: 'string', multiple: true }, list: { type: 'boolean' } };
const { values } = argumentsOf('npm run sabotage knows --list and --only NAME.', { options });
const names = values.only ?? Object.keys(GUARANTEES);
for (const name of names)
  if (!(name in GUARANTEES)) fail(`There is no guarantee ${name}. There are: ${Object.keys(GUARANTEES).join(', ')}.`);

if (values.list) {
  for (const name of names) say(`${name.padEnd(24)} ${GUARANTEES[name].promise}`);
  process.exit(0);
}

await bootstrap();
await build({ quiet: true });
const copy = copyTree();
const database = await startEmbedded();
let ending = null;
const end = () => (ending ??= database.stop().finally(copy.remove));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end().then(() => process.exit(1)));
try {
  process.exitCode = (await campaign()) ? 0 : 1;
} finally {
  await end();
}

async function campaign() {
  const startedAt = Date.now();
  const runs = new TestRuns(copy.root, { GROVE_TEST_DATABASE_URL: database.connectionString });
  const saboteur = new Saboteur(copy.root);
  const problems = await untouched(runs);
  for (const problem of problems) say(`NOT GREEN BEFORE  ${problem}`);
  if (problems.length > 0) return false;
  let good = 0;
  for (const name of names) if (await breaks(name, runs, saboteur)) good += 1;
  say(`\n${good} of ${names.length} guarantees go red, in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
  return good === names.length;
}

/** What keeps the tests from telling anything: they must be there, and green, while nothing is switched off. */
async function untouched(runs) {
  const results = await runs.run(names.flatMap((name) => GUARANTEES[name].tests));
  say(`${results.length} tests without sabotage: ${results.every((test) => test.status === 'passed') ? 'green' : 'NOT GREEN'}`);
  return names.flatMap((name) => {
    const own = results.filter((test) => GUARANTEES[name].tests.some((wanted) => runs.isMeant(wanted, test)));
    const notGreen = own.filter((test) => test.status !== 'passed').map((test) => `${name}: ${test.name}: ${test.reason}`);
    return own.length === 0 ? [`${name}: none of its tests is there`] : notGreen;
  });
}

async function breaks(name, runs, saboteur) {
  const { promise, edits, tests } = GUARANTEES[name];
  const startedAt = Date.now();
  await saboteur.switchOff(edits);
  try {
    const results = await runs.run(tests);
    const failed = results.find((test) => test.status === 'failed');
    const seconds = `${((Date.now() - startedAt) / 1000).toFixed(0)} s`;
    if (failed) say(`RED (good)   ${name.padEnd(24)} ${seconds.padStart(5)}  ${failed.name}`);
    else if (results.length === 0) say(`BROKEN       ${name}: nothing ran: the edit does not compile any more`);
    else say(`STILL GREEN  ${name}: nobody notices without: ${promise}`);
    return failed !== undefined;
  } finally {
    saboteur.restore();
  }
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
