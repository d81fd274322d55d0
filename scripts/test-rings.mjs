// The rings of `npm test`, in the order they begin: what each runs and how long it may take on 2 cores, beside another one.
// The longest first and the quick ones last: they fill what is left when one lane is done and the other is not. Who wants them at once picks them.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './bootstrap.mjs';
import { runJest, testFiles } from './test-jest.mjs';
import { startForgetful, startInstalled } from './test-postgres.mjs';
import { runRunner } from './test-runner.mjs';

const INTEGRATION = /\.integration\.spec\.ts$/;
/** What must hold on the oldest server we support as well. */
const ON_OLDEST_POSTGRES =
  /\/(platform\/(database|outbox|queue|payments)\/(?!embedded-|migrate-drift)|modules\/|version-ingest\/).*\.integration\.spec\.ts$/;
const OLDEST_POSTGRES = {
  major: '15',
  bin: '/usr/lib/postgresql/15/bin',
  install: 'apt-get install --no-install-recommends postgresql-15',
};

export const RINGS = [
  {
    name: 'integration',
    minutes: 17,
    what: 'real PostgreSQL (embedded and the oldest supported), object stores, queues',
    run: runIntegration,
  },
  { name: 'journeys', minutes: 16, what: 'a real browser over the built web', run: (report, only) => runFolder('journeys', report, only) },
  {
    name: 'interop',
    minutes: 10,
    what: 'unmodified clients against the running product',
    run: (report, only) => runFolder('interop', report, only),
  },
  {
    name: 'training',
    minutes: 9,
    what: 'real fine-tuning of a tiny model on the CPU, killed, stopped, starved; then through the whole product',
    run: (report, only) => runFolder('training', report, only),
  },
  {
    name: 'faults',
    minutes: 7,
    what: 'kill -9 at every step, stores down, duplicates',
    run: (report, only) => runFolder('faults', report, only),
  },
  { name: 'checks', minutes: 3, what: 'types, lint, format, dead code, arrows, contract, migrations', run: runChecks, isWhole: true },
  { name: 'unit', minutes: 2, what: 'beside the files: pure packages, services with fakes', run: runUnit },
];

async function runChecks(report) {
  await runRunner({ name: 'checks', runner: path.join(root, 'scripts/check.mjs'), report });
}

async function runUnit(report, only = '') {
  await runJest({ title: 'unit', report, files: testFiles((file) => !INTEGRATION.test(file) && file.includes(only)) });
}

async function runIntegration(report, only) {
  const all = testFiles((file) => INTEGRATION.test(file) && file.includes(only ?? ''));
  await onPostgres(
    () => startForgetful((message) => report.print(message)),
    (url) => runJest({ title: 'integration', report, files: all, env: { GROVE_TEST_DATABASE_URL: url } }),
  );
  const { major, bin, install } = OLDEST_POSTGRES;
  if (only) return;
  if (!existsSync(path.join(bin, 'postgres'))) return report.skip(`integration on PostgreSQL ${major}`, `${bin} is missing: ${install}`);
  const files = all.filter((file) => ON_OLDEST_POSTGRES.test(file));
  await onPostgres(
    () => startInstalled(bin),
    (url) => runJest({ title: `integration, PostgreSQL ${major}`, report, files, env: { GROVE_TEST_DATABASE_URL: url } }),
  );
}

async function onPostgres(start, work) {
  const server = await start();
  try {
    await work(server.connectionString);
  } finally {
    await server.stop();
  }
}

async function runFolder(name, report, only) {
  const runner = path.join(root, 'tests', name, 'run.mjs');
  if (!existsSync(runner)) return report.skip(`${name} ring`, `tests/${name}/run.mjs is missing`);
  await runRunner({ name, runner, report, args: only ? ['--grep', only] : [], mayBeEmpty: only !== undefined });
}
