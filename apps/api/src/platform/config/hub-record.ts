// `<data>/modelgrove.json`: which product wrote the folder last and, while a hub with an embedded database runs, how to reach it.
// The operator commands find a running hub by it; a version that does not understand the folder refuses it before touching anything.
import fs from 'node:fs';
import path from 'node:path';
import { processIdentity } from './process-identity';

export interface HubRecord {
  productVersion: string;
  /** Name of the last migration that the database has. */
  schemaVersion: string;
  /** Of the running hub; absent when it was stopped. */
  pid?: number;
  /** See processIdentity. */
  processIdentity?: string;
  url?: string;
  /** Folder of the Unix socket of the embedded database. */
  socketDir?: string;
}

export function hubRecordFile(dataDir: string): string {
  return path.join(dataDir, 'modelgrove.json');
}

export function readHubRecord(dataDir: string): HubRecord | null {
  try {
    return JSON.parse(fs.readFileSync(hubRecordFile(dataDir), 'utf8')) as HubRecord;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Error(`${hubRecordFile(dataDir)} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

export function writeHubRecord(dataDir: string, record: HubRecord): void {
  const file = hubRecordFile(dataDir);
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
}

/** The hub that runs on this folder right now, if any. */
export function findRunningHub(dataDir: string): HubRecord | null {
  const record = readHubRecord(dataDir);
  if (!record?.pid || !record.processIdentity) return null;
  return processIdentity(record.pid) === record.processIdentity ? record : null;
}
