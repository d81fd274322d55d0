// The database of a hub that was given none: the bundled PostgreSQL, started as a child of this process on a private Unix socket.
// Guarantees: one server per data folder; a folder of another major version or of a newer product is refused untouched; the server ends
// with its hub, also after kill -9 (by the kernel on Linux, by the next start elsewhere).
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  claimDataFolder,
  compareVersions,
  DataFolderTaken,
  processIdentity,
  productVersion,
  readHubRecord,
  writeHubRecord,
} from '../config';
import { locateBinaries, type PostgresBinaries } from './embedded-postgres-binaries';
import { EmbeddedPostgresError } from './embedded-postgres-errors';
import {
  databaseFolder,
  ensureDatabaseFolder,
  passwordFile,
  postgresEnvironment,
  refuseOtherMajor,
  SUPERUSER,
} from './embedded-postgres-folder';
import { chooseLauncher, type Launcher } from './embedded-postgres-launcher';
import { postmasterState, stopLeftoverPostgres, stopPostmaster } from './embedded-postgres-leftover';
import { serverArguments } from './embedded-postgres-settings';
import { createSocketDir, removeSocketDir } from './embedded-postgres-socket';
import { bundledSchemaVersion } from './migrate-bundle';

const DATABASE = 'modelgrove';
/** Recovery after a crash replays at most max_wal_size; beyond this something else is wrong. */
const START_LIMIT_MS = 10 * 60_000;
/** Children of a killed server notice within moments; until then the new one is refused. */
const SHARED_MEMORY_LIMIT_MS = 15_000;

export interface EmbeddedPostgresOptions {
  dataDir: string;
  log: (message: string) => void;
  /** The server died by itself. Without a database nothing can go on: the default reports it and ends this process. */
  onUnexpectedExit?: (message: string) => void;
}

export interface EmbeddedPostgres {
  /** Of the database `modelgrove`, which `migrate` makes on the first start. */
  connectionString: string;
  version: string;
  /** True when the database folder was made by this start. */
  isNew: boolean;
  /** Writes down where the hub answers, for the operator commands and for a second start on the same folder. */
  publish(url: string): void;
  /** Fast shutdown; resolves when the server is gone and the folder is free again. Safe to call twice. */
  stop(): Promise<void>;
}

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(options.dataDir);
  const binaries = locateBinaries();
  refuseUnreadableFolder(dataDir, binaries);
  const release = claim(dataDir);
  try {
    refuseUnreadableFolder(dataDir, binaries); // again: it may have been migrated while another hub had it
    return await start({ ...options, dataDir }, binaries, release);
  } catch (error) {
    release();
    throw error;
  }
}

/** How to reach the embedded database that a running hub keeps on this folder. */
export function embeddedConnectionString(dataDir: string, socketDir: string): string {
  const password = fs.readFileSync(passwordFile(path.resolve(dataDir)), 'utf8').trim();
  return `postgresql://${SUPERUSER}:${encodeURIComponent(password)}@localhost:5432/${DATABASE}?host=${encodeURIComponent(socketDir)}`;
}

function claim(dataDir: string): () => void {
  try {
    return claimDataFolder(dataDir);
  } catch (error) {
    if (error instanceof DataFolderTaken) throw new EmbeddedPostgresError('already-running', error.message);
    throw error;
  }
}

function refuseUnreadableFolder(dataDir: string, binaries: PostgresBinaries): void {
  const record = readHubRecord(dataDir);
  const mine = { product: productVersion(), schema: bundledSchemaVersion() };
  if (record && (compareVersions(record.productVersion, mine.product) > 0 || record.schemaVersion > mine.schema)) {
    throw new EmbeddedPostgresError(
      'newer-data',
      `The data folder ${dataDir} was written by Modelgrove ${record.productVersion} (schema ${record.schemaVersion || 'none'}); ` +
        `this is ${mine.product} (schema ${mine.schema || 'none'}). Nothing was changed. Start that version or a newer one.`,
    );
  }
  refuseOtherMajor(dataDir, binaries);
}

async function start(options: EmbeddedPostgresOptions, binaries: PostgresBinaries, release: () => void): Promise<EmbeddedPostgres> {
  const { dataDir, log } = options;
  const launcher = chooseLauncher(dataDir, binaries.postgres);
  if (await stopLeftoverPostgres(dataDir)) log('stopped a PostgreSQL that an earlier hub had left running on this data folder');
  const { isNew } = await ensureDatabaseFolder(dataDir, binaries, launcher);
  const socketDir = createSocketDir(dataDir, launcher);
  const record = { productVersion: productVersion(), schemaVersion: readHubRecord(dataDir)?.schemaVersion ?? '' };
  const alive = { ...record, pid: process.pid, processIdentity: processIdentity(process.pid) ?? '', socketDir };
  writeHubRecord(dataDir, alive);
  const server = await startServer(options, binaries, launcher, socketDir);
  let url: string | undefined;
  const stop = once(async () => {
    await server.stop();
    removeSocketDir(dataDir, socketDir);
    writeHubRecord(dataDir, url ? { ...record, schemaVersion: bundledSchemaVersion() } : record);
    release();
  });
  const publish = (at: string) => {
    url = at;
    writeHubRecord(dataDir, { ...alive, schemaVersion: bundledSchemaVersion(), url });
  };
  return { connectionString: embeddedConnectionString(dataDir, socketDir), version: binaries.version, isNew, publish, stop };
}

interface Server {
  stop(): Promise<void>;
}

async function startServer(
  options: EmbeddedPostgresOptions,
  binaries: PostgresBinaries,
  launcher: Launcher,
  socketDir: string,
): Promise<Server> {
  const deadline = Date.now() + SHARED_MEMORY_LIMIT_MS;
  for (;;) {
    const attempt = launch(options, binaries, launcher, socketDir);
    const failure = await untilReady(options, attempt);
    if (failure === null) return supervise(options, attempt.child);
    const isHeldByTheDead = failure.includes('shared memory block');
    if (!isHeldByTheDead || Date.now() > deadline) throw new EmbeddedPostgresError('cannot-start', `PostgreSQL did not start:\n${failure}`);
    await sleep(250);
  }
}

interface Attempt {
  child: ChildProcess;
  output: () => string;
}

function launch(options: EmbeddedPostgresOptions, binaries: PostgresBinaries, launcher: Launcher, socketDir: string): Attempt {
  const folder = databaseFolder(options.dataDir);
  const { file, args, options: as } = launcher.command(binaries.postgres, serverArguments(folder, socketDir));
  // a session of its own: Ctrl-C in the terminal is for the hub, which stops the server when its last request is done
  const child = spawn(file, args, { ...as, cwd: '/', detached: true, env: postgresEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  child.on('error', (error) => (output += error.message));
  child.stderr?.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-8_000)));
  return { child, output: () => output };
}

/** Null once the server takes connections; what it said when it ended before that. */
async function untilReady({ dataDir, log }: EmbeddedPostgresOptions, { child, output }: Attempt): Promise<string | null> {
  const startedAt = Date.now();
  let reportAt = startedAt + 5_000;
  while (child.pid && child.exitCode === null && child.signalCode === null) {
    if (postmasterState(dataDir, child.pid) === 'ready') return null;
    if (Date.now() - startedAt > START_LIMIT_MS) {
      await stopPostmaster(child.pid);
      return `It was not ready after ${START_LIMIT_MS / 60_000} minutes.\n${output()}`;
    }
    if (Date.now() > reportAt) {
      log('PostgreSQL is recovering from an unclean end, this can take some minutes');
      reportAt += 30_000;
    }
    await sleep(20);
  }
  return `${output()}${lastLogLines(dataDir)}`.trim() || 'It ended without a word.';
}

function lastLogLines(dataDir: string): string {
  const folder = path.join(databaseFolder(dataDir), 'log');
  try {
    const files = fs.readdirSync(folder).map((name) => path.join(folder, name));
    const newest = files.sort((a, b) => fs.statSync(b).mtimeMs - fs.statSync(a).mtimeMs)[0];
    return newest ? fs.readFileSync(newest, 'utf8').split('\n').slice(-10).join('\n') : '';
  } catch {
    return '';
  }
}

function supervise(options: EmbeddedPostgresOptions, child: ChildProcess): Server {
  const { log } = options;
  let isStopping = false;
  const onUnexpectedExit =
    options.onUnexpectedExit ??
    ((message: string) => {
      log(message);
      process.exit(1);
    });
  child.once('exit', (code, signal) => {
    if (!isStopping) onUnexpectedExit(`PostgreSQL ended by itself (${signal ?? `code ${code}`}):\n${lastLogLines(options.dataDir)}`);
  });
  const stop = async () => {
    isStopping = true;
    if (child.pid && child.exitCode === null && child.signalCode === null) await stopPostmaster(child.pid);
  };
  return { stop };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= work());
}
