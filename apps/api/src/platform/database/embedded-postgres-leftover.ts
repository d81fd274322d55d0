// A server that outlived its hub, and the lock files of one that did not. PostgreSQL itself trusts any living process with the pid it finds
// in them; after a reboot, in a container or on a busy machine that may be a stranger, and the start would be refused.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findRunningHub, processIdentity, readHubRecord } from '../config';
import { EmbeddedPostgresError } from './embedded-postgres-errors';
import { databaseFolder } from './embedded-postgres-folder';
import { removeSocketDir, SOCKET_LOCK } from './embedded-postgres-socket';

/** Time a fast shutdown (sessions are cut, a checkpoint is written) gets before the server is told to drop everything. */
const FAST_SHUTDOWN_MS = 60_000;
const IMMEDIATE_SHUTDOWN_MS = 15_000;

/** Stops what a dead hub left on this folder. Does nothing while a hub lives there. */
export async function stopLeftoverPostgres(dataDir: string): Promise<boolean> {
  if (findRunningHub(dataDir)) return false;
  const pid = runningPostmaster(dataDir);
  if (pid !== null) await stopPostmaster(pid);
  else removeLocks(dataDir);
  removeSocketDir(dataDir, readHubRecord(dataDir)?.socketDir);
  return pid !== null;
}

/** Of the folder and of the socket in it. */
function removeLocks(dataDir: string): void {
  for (const file of [pidFile(dataDir), path.join(databaseFolder(dataDir), SOCKET_LOCK)]) fs.rmSync(file, { force: true });
}

/** Fast shutdown; immediate when that takes too long, which costs the next start a recovery but loses nothing. */
export async function stopPostmaster(pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  if (await isGone(pid, FAST_SHUTDOWN_MS)) return;
  signal(pid, 'SIGQUIT');
  if (await isGone(pid, IMMEDIATE_SHUTDOWN_MS)) return;
  throw new EmbeddedPostgresError('cannot-start', `PostgreSQL (process ${pid}) does not stop. Look at it, then: kill -KILL ${pid}`);
}

/** The pid in postmaster.pid when it really is the server of this folder, else null. */
function runningPostmaster(dataDir: string): number | null {
  const pid = Number(readLines(pidFile(dataDir))[0]);
  if (processIdentity(pid) === null) return null;
  return servesFolder(pid, databaseFolder(dataDir)) ? pid : null;
}

/** What the server writes about itself: `starting`, `ready`, `stopping` … (line 8 of postmaster.pid). */
export function postmasterState(dataDir: string, pid: number): string | null {
  const lines = readLines(pidFile(dataDir));
  return Number(lines[0]) === pid ? (lines[7]?.trim() ?? null) : null;
}

function servesFolder(pid: number, folder: string): boolean {
  if (process.platform === 'linux') return isPostgresIn(pid, folder);
  const { stdout } = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes('postgres') && stdout.includes(folder);
}

/** The server works inside of its folder, by whatever path it was given. */
function isPostgresIn(pid: number, folder: string): boolean {
  try {
    const isPostgres = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0]!.endsWith('postgres');
    return isPostgres && fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(folder);
  } catch {
    return false;
  }
}

function pidFile(dataDir: string): string {
  return path.join(databaseFolder(dataDir), 'postmaster.pid');
}

function readLines(file: string): string[] {
  try {
    return fs.readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function isGone(pid: number, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (processIdentity(pid) !== null) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}
