// The database folder `<data>/postgres`: made once by initdb, owned by the user PostgreSQL runs as, never touched by another major version.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { PostgresBinaries } from './embedded-postgres-binaries';
import { EmbeddedPostgresError } from './embedded-postgres-errors';
import type { Launcher } from './embedded-postgres-launcher';

export const SUPERUSER = 'grove';

export function databaseFolder(dataDir: string): string {
  return path.join(dataDir, 'postgres');
}

export function passwordFile(dataDir: string): string {
  return path.join(dataDir, 'postgres.password');
}

/** There is no pg_upgrade in the bundle, and starting would fail anyway: say so before anything is changed. */
export function refuseOtherMajor(dataDir: string, binaries: PostgresBinaries): void {
  const file = path.join(databaseFolder(dataDir), 'PG_VERSION');
  if (!fs.existsSync(file)) return;
  const found = fs.readFileSync(file, 'utf8').trim();
  if (found === binaries.major) return;
  throw new EmbeddedPostgresError(
    'other-major',
    `${databaseFolder(dataDir)} was made by PostgreSQL ${found}, and this version of Modelgrove brings PostgreSQL ${binaries.major}. Nothing was changed. ` +
      `Start the version of Modelgrove that made it, or move the rows with pg_dump to a PostgreSQL of your own and name that one in GROVE_DATABASE_URL.`,
  );
}

/** Makes the folder when there is none. initdb works in a folder beside it that is renamed at the end: a half-made one is never used. */
export async function ensureDatabaseFolder(dataDir: string, binaries: PostgresBinaries, launcher: Launcher): Promise<{ isNew: boolean }> {
  const folder = databaseFolder(dataDir);
  if (fs.existsSync(path.join(folder, 'PG_VERSION'))) {
    adopt(folder, launcher);
    return { isNew: false };
  }
  const fresh = `${folder}.new`;
  fs.rmSync(fresh, { recursive: true, force: true });
  fs.mkdirSync(fresh, { mode: 0o700 });
  chown(fresh, launcher);
  await initdb(fresh, writePassword(dataDir), binaries, launcher);
  fs.renameSync(fresh, folder);
  return { isNew: true };
}

function writePassword(dataDir: string): string {
  const password = randomBytes(24).toString('base64url');
  fs.rmSync(passwordFile(dataDir), { force: true });
  fs.writeFileSync(passwordFile(dataDir), password, { mode: 0o600, flag: 'wx' });
  return password;
}

async function initdb(folder: string, password: string, binaries: PostgresBinaries, launcher: Launcher): Promise<void> {
  const privateDir = fs.mkdtempSync(path.join(os.tmpdir(), 'grove-initdb-'));
  try {
    const pwfile = path.join(privateDir, 'password');
    fs.writeFileSync(pwfile, `${password}\n`, { mode: 0o600 });
    chown(pwfile, launcher);
    chown(privateDir, launcher);
    const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
    const auth = ['--auth-local=scram-sha-256', '--auth-host=scram-sha-256', `--pwfile=${pwfile}`, `--username=${SUPERUSER}`];
    await run(launcher, binaries.initdb, ['-D', folder, ...locale, ...auth, '--data-checksums', '--no-instructions']);
  } finally {
    fs.rmSync(privateDir, { recursive: true, force: true });
  }
}

function run(launcher: Launcher, binary: string, args: string[]): Promise<void> {
  const { file, args: all, options } = launcher.command(binary, args);
  return new Promise((resolve, reject) => {
    const child = spawn(file, all, { ...options, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], env: postgresEnvironment() });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new EmbeddedPostgresError('cannot-start', `The database folder could not be made:\n${output.trim()}${hintFor(output)}`));
    });
  });
}

/** Containers like to run as a number that has no name. */
function hintFor(output: string): string {
  if (!output.includes('could not look up effective user ID')) return '';
  return '\nPostgreSQL only runs as a user with a name in /etc/passwd. Start as such a user, or set GROVE_DATABASE_URL.';
}

/** Locale and PG* variables of the operator's shell must not reach the server. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' };
}

/** A folder that was copied, or used under another account before, belongs to whoever runs the server now, and to nobody else. */
function adopt(folder: string, launcher: Launcher): void {
  if ((fs.statSync(folder).mode & 0o777) !== 0o700) fs.chmodSync(folder, 0o700); // PostgreSQL refuses an open one
  if (!launcher.owner || fs.statSync(folder).uid === launcher.owner.uid) return;
  for (const entry of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) chown(path.join(folder, entry), launcher);
  chown(folder, launcher); // last: its owner says that all of it is done
}

function chown(file: string, launcher: Launcher): void {
  if (launcher.owner) fs.lchownSync(file, launcher.owner.uid, launcher.owner.gid);
}
