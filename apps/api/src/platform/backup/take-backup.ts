// Takes a backup of a hub that may be running: first the rows of one moment, then the objects they name, which nothing may remove meanwhile.
// Killed at any step it goes on when it is run again; run again after it was complete, it copies what is new. `manifest.json` always describes
// the last complete backup.
import { createHmac, randomUUID } from 'node:crypto';
import pg from 'pg';
import { productVersion } from '../config';
import { failpoint } from '../failpoints';
import type { ObjectStore } from '../object-store';
import { BackupError } from './backup-errors';
import { BackupFolder, DATABASE_PREFIX } from './backup-folder';
import { appliedMigrations, instanceId, sequenceStates } from './catalog.store';
import { copyObjects, type CopiedObjects } from './copy-objects';
import { openDumped, writeDumped } from './dumped-files';
import { HoldKeeper } from './hold-keeper';
import { beginHold, currentHold, endHold, lockBackups } from './hold.store';
import { inParallel } from '../../common/in-parallel';
import { type Backup, type DumpedTable, FORMAT_VERSION, type Manifest, type ObjectList } from './manifest';
import { objectLines } from './object-lines';
import { connected, DatabaseSnapshot, type SnapshotReader } from './snapshot.store';

const READERS = 4;

export interface BackupOptions {
  folder: string;
  connectionString: string;
  objects: ObjectStore;
  /** `included`: nobody else keeps this key, so that the backup does. Null: none was made yet. */
  secretKey: { value: string; included: boolean } | null;
  /** What happens, a sentence at a time. */
  say: (sentence: string) => void;
}

export interface BackupReport {
  manifest: Manifest;
  objects: CopiedObjects;
  /** It went on with the rows of a run that was broken off. */
  wentOn: boolean;
}

export async function takeBackup(options: BackupOptions): Promise<BackupReport> {
  const folder = new BackupFolder(options.folder);
  await folder.prepare();
  const client = await connected(options.connectionString);
  try {
    if (!(await lockBackups(client))) throw new BackupError('running', 'Another backup or restore of this hub is running.');
    const former = await folder.manifest();
    await refuseOtherHub(client, former, options.folder);
    const begun = await resumable(client, folder);
    if (begun) options.say('going on with the backup that was broken off');
    const backup = begun ?? (await dumpRows(client, folder, options, former));
    return await finish(client, folder, backup, options, begun !== null);
  } finally {
    await client.end();
  }
}

async function refuseOtherHub(client: pg.Client, former: Manifest | null, folder: string): Promise<void> {
  if (!former?.instanceId) return;
  const here = await instanceId(client);
  if (here && here !== former.instanceId)
    throw new BackupError('other-hub', `${folder} holds the backup of another hub: name another folder.`);
}

/** The rows of a run that was broken off, if everything they name has been held for them ever since. */
async function resumable(client: pg.Client, folder: BackupFolder): Promise<Backup | null> {
  const progress = await folder.progress();
  if (!progress) return null;
  const hold = await currentHold(client);
  return hold?.id === progress.id ? progress : null;
}

async function dumpRows(client: pg.Client, folder: BackupFolder, options: BackupOptions, former: Manifest | null): Promise<Backup> {
  await folder.removeRowsExcept(former ? [former.id] : []);
  const id = randomUUID();
  const snapshot = await beginHold(client, id, () => DatabaseSnapshot.take(options.connectionString));
  const hold = new HoldKeeper(options.connectionString, id);
  try {
    options.say(`copying the rows of ${snapshot.tables.length} tables`);
    const files = await dumpFiles(snapshot, folder, `${DATABASE_PREFIX}${id}/`);
    hold.assertHeld();
    const backup = { ...(await describe(client, id, snapshot, options)), ...files };
    await folder.writeProgress(backup);
    failpoint('backup.rows-written');
    return backup;
  } finally {
    hold.stop();
    await snapshot.close();
  }
}

async function describe(
  client: pg.Client,
  id: string,
  snapshot: DatabaseSnapshot,
  { secretKey }: BackupOptions,
): Promise<Omit<Backup, 'tables' | 'objects'>> {
  return {
    formatVersion: FORMAT_VERSION,
    id,
    productVersion: productVersion(),
    instanceId: await instanceId(client),
    takenAt: snapshot.takenAt.toISOString(),
    migrations: await appliedMigrations(client),
    // Later than the rows: a sequence may only be further than they are.
    sequences: await sequenceStates(client),
    secretKey: { included: secretKey?.included ?? false, fingerprint: secretKey && keyFingerprint(secretKey.value) },
  };
}

/** Every table, several at a time, the largest first. */
async function dumpFiles(snapshot: DatabaseSnapshot, folder: BackupFolder, prefix: string): Promise<Pick<Backup, 'tables' | 'objects'>> {
  const readers = await Promise.all(Array.from({ length: READERS }, () => snapshot.reader()));
  const tables: DumpedTable[] = [];
  await inParallel(snapshot.tables, READERS, async (table, lane) => {
    const file = `${prefix}${table.schema}.${table.name}.copy${table.isDense ? '' : '.gz'}`;
    const copied = readers[lane]!.rowsOf(table);
    const written = await writeDumped(folder, file, copied.stream, !table.isDense);
    tables.push({ schema: table.rootSchema, table: table.rootName, columns: table.columns, rows: copied.rows(), ...written });
    failpoint('backup.table-written');
  });
  tables.sort((a, b) => (a.file < b.file ? -1 : 1));
  return { tables, objects: await dumpObjectList(readers[0]!, folder, `${prefix}objects.tsv.gz`) };
}

async function dumpObjectList(reader: SnapshotReader, folder: BackupFolder, file: string): Promise<ObjectList> {
  const copied = reader.objects();
  const written = await writeDumped(folder, file, copied.stream, true);
  return { ...written, count: copied.rows() };
}

async function finish(
  client: pg.Client,
  folder: BackupFolder,
  backup: Backup,
  options: BackupOptions,
  wentOn: boolean,
): Promise<BackupReport> {
  const hold = new HoldKeeper(options.connectionString, backup.id);
  try {
    options.say(`copying those of ${backup.objects.count} large files that are not in the backup yet`);
    const lines = objectLines(await openDumped(folder, backup.objects));
    const objects = await copyObjects(lines, options.objects, folder.files, {
      failpoint: 'backup.object-copied',
      mayGoOn: () => hold.assertHeld(),
    });
    const manifest: Manifest = { ...backup, finishedAt: new Date().toISOString(), missing: objects.missing };
    await folder.writeSecretKey(options.secretKey?.included ? options.secretKey.value : null);
    failpoint('backup.before-manifest');
    await folder.finish(manifest);
    failpoint('backup.finished');
    await folder.removeRowsExcept([manifest.id]);
    await hold.stop();
    await endHold(client);
    return { manifest, objects, wentOn };
  } finally {
    await hold.stop();
  }
}

/** The same for the same key, and nothing that helps to guess it: keys are random. */
export function keyFingerprint(key: string): string {
  return createHmac('sha256', key).update('modelgrove backup').digest('hex').slice(0, 16);
}
