// Where the embedded database listens: a Unix socket and nothing else. The address of a socket holds at most 107 bytes, and the server's
// list of folders has its own quoting, so a long or unusual data folder gets a short private folder under the temporary one.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { databaseFolder } from './embedded-postgres-folder';
import type { Launcher } from './embedded-postgres-launcher';

const SOCKET_NAME = '.s.PGSQL.5432';
/** Beside the socket; the pid of the server is in it. */
export const SOCKET_LOCK = `${SOCKET_NAME}.lock`;
/** macOS stops at 103, Linux at 107. */
const MAX_SOCKET_PATH = 103;
const PREFIX = 'grove-pg-';

export function fitsASocket(folder: string): boolean {
  return /^[A-Za-z0-9/._@%+=:~-]+$/.test(folder) && path.join(folder, SOCKET_NAME).length <= MAX_SOCKET_PATH;
}

export function createSocketDir(dataDir: string, launcher: Launcher): string {
  const folder = databaseFolder(dataDir);
  if (fitsASocket(folder)) return folder;
  const base = [os.tmpdir(), '/tmp'].find((candidate) => fitsASocket(path.join(candidate, `${PREFIX}XXXXXX`)));
  const made = fs.mkdtempSync(path.join(base ?? '/tmp', PREFIX)); // 0700
  if (launcher.owner) fs.chownSync(made, launcher.owner.uid, launcher.owner.gid);
  return made;
}

/** Removes a folder that createSocketDir made outside of the data folder; anything else is left alone. */
export function removeSocketDir(dataDir: string, socketDir: string | undefined): void {
  if (!socketDir || socketDir === databaseFolder(dataDir) || !path.basename(socketDir).startsWith(PREFIX)) return;
  for (const name of [SOCKET_NAME, SOCKET_LOCK]) fs.rmSync(path.join(socketDir, name), { force: true });
  if (fs.existsSync(socketDir)) fs.rmdirSync(socketDir);
}
