// PostgreSQL servers for tests: the bundled one, and one that is installed on the host. Both live in a temporary folder and leave nothing.
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fail, root } from './bootstrap.mjs';

const require = createRequire(import.meta.url);

function productModule(name) {
  return require(path.join(root, 'apps/api/dist/platform/database', name));
}

export async function startEmbedded(log = (message) => process.stdout.write(`${message}\n`)) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'grove-test-'));
  const { startEmbeddedPostgres } = productModule('embedded-postgres.js');
  const server = await startEmbeddedPostgres({ dataDir, log });
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { connectionString: server.connectionString, stop };
}

/** What only a loss of power would show: nobody pulls the plug of the tests, and each commit and each database that is dropped waits for the disk. */
const FORGETFUL = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** The bundled server as the product makes and sets it, but forgetful. */
export async function startForgetful(log) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'grove-test-'));
  const { startEmbeddedPostgres, embeddedConnectionString } = productModule('embedded-postgres.js');
  const made = await startEmbeddedPostgres({ dataDir, log });
  await made.stop();
  const { postgres } = productModule('embedded-postgres-binaries.js').locateBinaries();
  const launcher = productModule('embedded-postgres-launcher.js').chooseLauncher(dataDir, postgres);
  const { databaseFolder, postgresEnvironment } = productModule('embedded-postgres-folder.js');
  const { createSocketDir, removeSocketDir } = productModule('embedded-postgres-socket.js');
  const socketDir = createSocketDir(dataDir, launcher);
  const settings = productModule('embedded-postgres-settings.js').serverArguments(databaseFolder(dataDir), socketDir);
  const run = launcher.command(postgres, [...settings, ...FORGETFUL.flatMap((setting) => ['-c', setting])]);
  const child = spawn(run.file, run.args, { ...run.options, cwd: '/', env: postgresEnvironment(), detached: true, stdio: 'ignore' });
  await untilReady(child, databaseFolder(dataDir));
  const stop = async () => {
    await stopServer(child, dataDir);
    removeSocketDir(dataDir, socketDir);
  };
  return { connectionString: embeddedConnectionString(dataDir, socketDir), stop };
}

/** @param {string} bin folder with initdb and postgres */
export async function startInstalled(bin) {
  const { chooseLauncher } = productModule('embedded-postgres-launcher.js');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'grove-pg-'));
  const launcher = chooseLauncher(os.tmpdir(), path.join(bin, 'postgres'));
  if (launcher.owner) chownSync(folder, launcher.owner.uid, launcher.owner.gid);
  const data = path.join(folder, 'data');
  const init = launcher.command(path.join(bin, 'initdb'), [
    '-D',
    data,
    '-U',
    'grove',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ]);
  const made = spawnSync(init.file, init.args, { ...init.options, cwd: '/', encoding: 'utf8' });
  if (made.status !== 0) fail(`initdb of ${bin} failed:\n${made.stdout}${made.stderr}`);
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, ...FORGETFUL, 'max_connections=120'].flatMap((setting) => [
    '-c',
    setting,
  ]);
  const run = launcher.command(path.join(bin, 'postgres'), ['-D', data, ...settings]);
  const child = spawn(run.file, run.args, { ...run.options, cwd: '/', detached: true, stdio: 'ignore' });
  await untilReady(child, data);
  const stop = () => stopServer(child, folder);
  return { connectionString: `postgresql://grove@localhost:5432/postgres?host=${encodeURIComponent(folder)}`, stop };
}

async function untilReady(child, data) {
  for (let waitedMs = 0; statusOf(data) !== 'ready'; waitedMs += 50) {
    if (child.exitCode !== null || waitedMs > 120_000) fail(`The PostgreSQL for tests did not start (code ${child.exitCode}).`);
    await sleep(50);
  }
}

/** The eighth line of its pid file: a server that has its socket may still be starting. */
function statusOf(data) {
  const file = path.join(data, 'postmaster.pid');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n')[7]?.trim() : null;
}

async function stopServer(child, folder) {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}
