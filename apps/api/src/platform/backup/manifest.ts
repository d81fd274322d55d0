// What a backup says about itself: `manifest.json` for one that is complete, `progress.json` for one whose objects are still being copied.
// Everything else in the folder is named by one of them, with its sha256 (docs/operations/backup.md describes the format).
import { BackupError } from './backup-errors';

/** A restore refuses what it does not know: raise it whenever an older version could not read the folder. */
export const FORMAT_VERSION = 2;

export interface DumpedFile {
  /** Where it lies below `objects/` of the folder. */
  file: string;
  sizeBytes: number;
  sha256: string;
  compressed: boolean;
}

/** One file of rows, as PostgreSQL's COPY writes them in its binary format. */
export interface DumpedTable extends DumpedFile {
  /** The table that takes the rows: of a partition, the partitioned one. */
  schema: string;
  table: string;
  columns: string[];
  rows: number;
}

export interface SequenceState {
  schema: string;
  name: string;
  lastValue: string;
}

/** Lines `sha256 TAB bytes TAB key`, by key; of a xorb `xorb:HASH TAB bytes TAB key` (since version 2). */
export interface ObjectList extends DumpedFile {
  count: number;
}

export interface Backup {
  formatVersion: number;
  id: string;
  productVersion: string;
  /** Of the hub it was taken from; '' when that one was never started. */
  instanceId: string;
  /** The moment that the rows show. */
  takenAt: string;
  /** Applied to the database, in order. */
  migrations: string[];
  tables: DumpedTable[];
  sequences: SequenceState[];
  objects: ObjectList;
  /** `fingerprint` tells keys apart without giving them away. */
  secretKey: { included: boolean; fingerprint: string | null };
}

export interface Manifest extends Backup {
  finishedAt: string;
  /** Objects that the rows name and the object store did not have, or had with other bytes. */
  missing: string[];
}

/** @throws BackupError for what this version cannot read */
export function parseBackup<T extends Backup>(text: string, file: string): T {
  const value = parsed(text, file) as Partial<T>;
  if (typeof value.formatVersion !== 'number' || typeof value.id !== 'string' || !Array.isArray(value.tables))
    throw new BackupError('not-a-backup', `${file} does not describe a backup.`);
  if (value.formatVersion > FORMAT_VERSION) {
    throw new BackupError(
      'newer-format',
      `${file} has format ${value.formatVersion}, and this version of Modelgrove knows ${FORMAT_VERSION}: use the version that made it (${value.productVersion ?? 'unknown'}) or a newer one.`,
    );
  }
  return value as T;
}

function parsed(text: string, file: string): object {
  try {
    return JSON.parse(text) as object;
  } catch {
    throw new BackupError('damaged', `${file} is not JSON: it was changed or cut off.`);
  }
}
