// The interop ring: unmodified clients against the running product, in every mode it can be run in. See README.md beside this file.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MODES, readOptions } from './lib/options.mjs';
import { runComposeRehearsal } from './lib/modes/compose.mjs';
import { startEmbedded } from './lib/modes/embedded.mjs';
import { startProxied } from './lib/modes/proxied.mjs';
import { startServices } from './lib/modes/services.mjs';
import { Missing, stopAll } from './lib/processes.mjs';
import { Report, print } from './lib/report.mjs';
import { printTails, runAll, runClient } from './lib/run-client.mjs';
import { seedYaml } from './lib/seed.mjs';

const START = { embedded: startEmbedded, services: startServices, proxied: startProxied };

const options = readOptionsOrExit();
if (options.printSeed) {
  process.stdout.write(seedYaml());
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), 'grove-interop-'));
// A database server under another user has to reach its folder.
chmodSync(folder, 0o755);
const report = new Report(options);
const startedAt = Date.now();
for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => void finish(130));

if (options.list)
  await runMode(MODES[0], async () => ({ endpoint: 'http://localhost', port: 0, clientEnv: {}, logFiles: [], stop: async () => {} }));
else if (options.endpoint) await runMode('given', async () => givenHub(options.endpoint));
else
  for (const mode of options.modes)
    await (mode === 'compose' ? runComposeRehearsal({ folder, options, report }) : runMode(mode, START[mode]));
if (Number(options.slowest) > 0) report.slowest(Number(options.slowest));
if (!options.list) report.summary((Date.now() - startedAt) / 1000);
await finish(report.counts.FAIL > 0 || report.counts.PASS + report.counts.SKIP === 0 ? Number(!options.list) : 0);

async function runMode(mode, start) {
  const modeFolder = join(folder, mode);
  const failuresBefore = report.counts.FAIL;
  const hub = await startOrReport(mode, modeFolder, start);
  if (!hub) return;
  try {
    await runAll(options.clientsIn(options.list ? null : mode), options.list ? 1 : options.jobs, (client) =>
      runClient(client, { mode, hub, folder: join(modeFolder, 'clients'), options, report }),
    );
    if (report.counts.FAIL > failuresBefore) printTails(hub);
  } finally {
    await hub.stop();
  }
}

async function startOrReport(mode, modeFolder, start) {
  const startedModeAt = Date.now();
  try {
    const hub = await start(modeFolder);
    if (!options.list) print(`--- ${mode}: ${hub.endpoint}, ready in ${((Date.now() - startedModeAt) / 1000).toFixed(1)} s`);
    return hub;
  } catch (error) {
    if (error instanceof Missing)
      report.add('SKIP', `${mode} - -`, `this mode cannot start here; bring what it needs with: ${error.message}`);
    else report.add('FAIL', `${mode} - -`, `the mode did not start: ${error.message}`);
    return null;
  }
}

function givenHub(endpoint) {
  const url = new URL(endpoint);
  return {
    endpoint: url.origin,
    port: Number(url.port || (url.protocol === 'https:' ? 443 : 80)),
    clientEnv: {},
    logFiles: [],
    stop: async () => {},
  };
}

async function finish(code) {
  await stopAll();
  if (options.keep) print(`kept: ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}

function readOptionsOrExit() {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    return process.exit(2);
  }
}
