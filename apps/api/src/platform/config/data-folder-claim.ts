// One hub with an embedded database per data folder. The claim is a file that only one process can create; the claim of a dead process is void.
import fs from 'node:fs';
import path from 'node:path';
import { readHubRecord } from './hub-record';
import { processIdentity } from './process-identity';

export class DataFolderTaken extends Error {
  constructor(
    readonly dataDir: string,
    readonly pid: number,
    readonly url: string | undefined,
  ) {
    const where = url ? `at ${url} (process ${pid})` : `as process ${pid}`;
    super(`The data folder ${dataDir} belongs to a hub that is running ${where}. Stop that one, or set GROVE_DATA_DIR to another folder.`);
    this.name = 'DataFolderTaken';
  }
}

interface Claim {
  pid: number;
  processIdentity: string | null;
}

function claimFile(dataDir: string): string {
  return path.join(dataDir, 'hub.lock');
}

/** Takes the folder for this process and returns how to give it back; throws DataFolderTaken while another live process has it. */
export function claimDataFolder(dataDir: string): () => void {
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const mine = path.join(dataDir, `hub.lock.${process.pid}`);
  fs.writeFileSync(mine, JSON.stringify({ pid: process.pid, processIdentity: processIdentity(process.pid) } satisfies Claim), {
    mode: 0o600,
  });
  try {
    while (!linked(mine, claimFile(dataDir))) dropDeadClaim(dataDir);
  } finally {
    fs.rmSync(mine, { force: true });
  }
  return () => fs.rmSync(claimFile(dataDir), { force: true });
}

/** link(2) either makes the name with its whole content or fails: a half-written claim is never seen. */
function linked(from: string, to: string): boolean {
  try {
    fs.linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function dropDeadClaim(dataDir: string): void {
  const file = claimFile(dataDir);
  const before = readClaim(file);
  if (!before) return;
  const isLive = before.processIdentity !== null && processIdentity(before.pid) === before.processIdentity;
  if (isLive) throw new DataFolderTaken(dataDir, before.pid, urlOf(dataDir, before.pid));
  // Two starters may both find it dead: what was moved away must be what was judged, else it is put back.
  const aside = `${file}.dead.${process.pid}`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (JSON.stringify(readClaim(aside)) !== JSON.stringify(before)) linked(aside, file);
  fs.rmSync(aside, { force: true });
}

function readClaim(file: string): Claim | null {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Claim;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    return { pid: 0, processIdentity: null }; // not one of ours: nobody can be holding it
  }
}

function urlOf(dataDir: string, pid: number): string | undefined {
  const record = readHubRecord(dataDir);
  return record?.pid === pid ? record.url : undefined;
}
