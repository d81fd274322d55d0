import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AppConfig } from '../../../platform/config';
import { freeBytes } from '../../../platform/spool/disk-space';
import { messageOf, type Finding, ok, problem, warning } from './finding';

const SECRET_FILES = ['secret.key', 'postgres.password'];
const OTHERS = 0o077;
const OTHERS_WRITE = 0o022;

export function checkDataFolder({ dataDir }: AppConfig): Finding {
  const check = 'data folder';
  if (!existsSync(dataDir)) return warning(check, `${dataDir} is not there`, 'the next start makes it; else set GROVE_DATA_DIR');
  const { uid, mode } = statSync(dataDir);
  const me = process.getuid?.() ?? uid;
  if (uid !== me && me !== 0) return problem(check, `${dataDir} belongs to another user (uid ${uid})`, `chown -R ${me} ${dataDir}`);
  const refusal = writeRefusal(dataDir);
  if (refusal) return problem(check, `${dataDir} cannot be written: ${refusal}`, 'look at its rights and whether its disk is read-only');
  const open = SECRET_FILES.map((name) => path.join(dataDir, name)).filter((file) => existsSync(file) && statSync(file).mode & OTHERS);
  if (open.length > 0) return problem(check, `others on this machine can read ${open.join(', ')}`, `chmod 600 ${open.join(' ')}`);
  if (mode & OTHERS_WRITE) return problem(check, `others on this machine can write into ${dataDir}`, `chmod 700 ${dataDir}`);
  if (uid !== me)
    return warning(check, `${dataDir} belongs to uid ${uid}, and this command runs as root`, 'run the commands as the user of the hub');
  return ok(check, `${dataDir} is ours and can be written`);
}

function writeRefusal(folder: string): string | null {
  const file = path.join(folder, `.doctor-${randomBytes(6).toString('hex')}`);
  try {
    writeFileSync(file, 'x', { flag: 'wx' });
    return null;
  } catch (error) {
    return messageOf(error);
  } finally {
    rmSync(file, { force: true });
  }
}

/** Of the data folder and of the folder store; uploads are refused below GROVE_MIN_FREE_BYTES. */
export async function checkDisks(config: AppConfig): Promise<Finding[]> {
  const { dataDir, objectStore, minFreeBytes } = config;
  const folders = new Map<number, string>();
  for (const folder of [dataDir, objectStore.kind === 'folder' ? objectStore.rootDir : dataDir]) {
    if (existsSync(folder) && !folders.has(statSync(folder).dev)) folders.set(statSync(folder).dev, folder);
  }
  return Promise.all([...folders.values()].map((folder) => checkDisk(folder, minFreeBytes)));
}

async function checkDisk(folder: string, floor: number): Promise<Finding> {
  const free = await freeBytes(folder);
  const text = `${gigabytes(free)} free on the disk of ${folder}; uploads are refused below ${gigabytes(floor)}`;
  if (free < floor) return problem('disk', text, 'make room, or lower GROVE_MIN_FREE_BYTES');
  return free < 2 * floor ? warning('disk', text, 'make room soon: npm run grove -- gc') : ok('disk', text);
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
