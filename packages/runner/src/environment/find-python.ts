// A Python on this machine that can make the trainers' environment.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const NAMES = ['python3.13', 'python3.12', 'python3.11', 'python3', 'python', 'python3.14'];
const SYSTEM_FOLDERS = ['/usr/local/bin', '/usr/bin', '/bin', '/opt/homebrew/bin'];
const PROBE = 'import sys, venv, ensurepip; print("%d.%d" % sys.version_info[:2])';
const PATIENCE_MS = 20_000;
const OLDEST: readonly [number, number] = [3, 11];
const NEWER_THAN_TRIED: readonly [number, number] = [3, 15];

/** Its path; null when there is none from 3.11 on with venv. `wanted`: the one that the operator named. */
export async function findPython(searchPath: string, wanted?: string): Promise<string | null> {
  const candidates = wanted === undefined ? onPath(searchPath) : [wanted];
  for (const candidate of candidates) if (isFit(await versionOf(candidate))) return candidate;
  return null;
}

export const NO_PYTHON =
  'No Python from 3.11 on with venv was found: install one (Debian and Ubuntu: apt install python3 python3-venv), or name one (--python).';

function onPath(searchPath: string): string[] {
  const folders = [...new Set([...searchPath.split(path.delimiter).filter(Boolean), ...SYSTEM_FOLDERS])];
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).filter((file) => fs.existsSync(file));
}

/** '' when it does not run, or lacks venv. */
function versionOf(python: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(python, ['-I', '-c', PROBE], { timeout: PATIENCE_MS }, (error, output) => resolve(error ? '' : output.trim()));
  });
}

function isFit(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const number = major * 100 + minor;
  return number >= OLDEST[0] * 100 + OLDEST[1] && number < NEWER_THAN_TRIED[0] * 100 + NEWER_THAN_TRIED[1];
}
