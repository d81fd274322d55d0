// Makes a hub out of a backup: everything that can refuse is asked before anything is changed, then bytes, then rows, then the schema of this
// version. Killed at any step it goes on when it is run again, and no hub starts on what is half done.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { migrate } from '../database/migrate';
import { bundledMigrations, MIGRATIONS_DIR } from '../database/migrate-bundle';
import { ensureDatabase } from '../database/migrate-database';
import { failpoint } from '../failpoints';
import type { ObjectStore } from '../object-store';
import { BackupError } from './backup-errors';
import { BackupFolder } from './backup-folder';
import { appliedMigrations } from './catalog.store';
import { copyObjects, type CopiedObjects } from './copy-objects';
import { openDumped } from './dumped-files';
import { lockBackups } from './hold.store';
import { inParallel } from '../../common/in-parallel';
import type { Manifest } from './manifest';
import { objectLines } from './object-lines';
import * as database from './restore.store';
import { connected } from './snapshot.store';
import { verifyRows } from './verify-backup';

const WRITERS = 4;
const silent = { log: () => undefined };

export interface RestoreOptions {
  folder: string;
  connectionString: string;
  objects: ObjectStore;
  /** Takes away what is in the hub now. */
  overwrite: boolean;
  say: (sentence: string) => void;
}

export interface RestoreReport {
  manifest: Manifest;
  /** What the backup has of the key that nobody else keeps. */
  secretKey: string | null;
  objects: CopiedObjects;
  rows: number;
  /** Migrations that this version has and the backup had not. */
  migrated: string[];
  wentOn: boolean;
}

/** What must hold before even an empty database is made for it. */
export async function assertRestorable(folder: string): Promise<Manifest> {
  const manifest = await new BackupFolder(folder).complete();
  const unknown = manifest.migrations.filter((name) => !bundledMigrations().includes(name));
  if (unknown.length === 0) return manifest;
  throw new BackupError(
    'newer-schema',
    `The backup was made by a newer version of Modelgrove (${manifest.productVersion}; this one does not know ${unknown.join(', ')}). Nothing was changed. Restore it with that version.`,
  );
}

export async function restoreBackup(options: RestoreOptions): Promise<RestoreReport> {
  const manifest = await assertRestorable(options.folder);
  const folder = new BackupFolder(options.folder);
  const client = await ensureDatabase(options.connectionString, options.say);
  try {
    await options.objects.check();
    const wentOn = await mayGoOn(client, manifest, options);
    if (wentOn) options.say('going on with the restore that was broken off');
    else await begin(client, folder, manifest, options);
    const objects = await putObjects(folder, manifest, options);
    await loadRows(client, folder, manifest, options);
    await complete(client, manifest, options);
    const { applied } = await migrate(options.connectionString, silent);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    return { manifest, secretKey: await folder.secretKey(), objects, rows, migrated: applied, wentOn };
  } finally {
    await client.end();
  }
}

/** True for a restore of this very backup that was broken off. */
async function mayGoOn(client: pg.Client, manifest: Manifest, { overwrite }: RestoreOptions): Promise<boolean> {
  if (!(await lockBackups(client))) throw new BackupError('running', 'Another backup or restore of this hub is running.');
  const underWay = await database.restoreUnderWay(client);
  if (underWay === manifest.id) return true;
  if (underWay !== null && !overwrite)
    throw new BackupError(
      'other-restore',
      'The restore of another backup was broken off here. Go on with that one, or begin anew with --overwrite.',
    );
  await refuseInhabited(client, overwrite);
  return false;
}

async function refuseInhabited(client: pg.Client, overwrite: boolean): Promise<void> {
  const unknown = (await appliedMigrations(client)).filter((name) => !bundledMigrations().includes(name));
  if (unknown.length > 0)
    throw new BackupError(
      'newer-schema',
      `A newer version of Modelgrove made this hub (${unknown.join(', ')}). Nothing was changed: use that version.`,
    );
  if (!overwrite && (await database.isInhabited(client)))
    throw new BackupError(
      'not-empty',
      'There are accounts in this hub already. Nothing was changed. Restore into an empty one, or take its contents away with --overwrite.',
    );
  const others = await database.otherConnections(client);
  if (others > 0)
    throw new BackupError(
      'in-use',
      `The database has ${others} other ${others === 1 ? 'connection' : 'connections'}. Nothing was changed. Stop the hub (API and workers) first.`,
    );
}

async function begin(client: pg.Client, folder: BackupFolder, manifest: Manifest, { say }: RestoreOptions): Promise<void> {
  say('checking the files of the backup');
  const problems = await verifyRows(manifest, folder);
  if (problems.length > 0) throw new BackupError('damaged', `The backup is damaged. Nothing was changed.\n${problems.join('\n')}`);
  await database.clear(client, manifest.id);
  failpoint('restore.begun');
}

async function putObjects(folder: BackupFolder, { objects }: Manifest, { objects: store, say }: RestoreOptions): Promise<CopiedObjects> {
  say(`putting back those of ${objects.count} large files that are not there`);
  return copyObjects(objectLines(await openDumped(folder, objects)), folder.files, store, { failpoint: 'restore.object-put' });
}

async function loadRows(client: pg.Client, folder: BackupFolder, manifest: Manifest, options: RestoreOptions): Promise<void> {
  await migrateTo(manifest.migrations, options.connectionString);
  await database.strip(client);
  failpoint('restore.stripped');
  const done = await database.loadedFiles(client);
  const tables = manifest.tables.filter(({ file }) => !done.has(file)).sort((a, b) => b.sizeBytes - a.sizeBytes);
  options.say(`loading the rows of ${tables.length} tables`);
  const clients = await Promise.all(Array.from({ length: WRITERS }, () => connected(options.connectionString)));
  try {
    await inParallel(tables, WRITERS, async (table, lane) => {
      await database.load(clients[lane]!, table, await openDumped(folder, table));
      failpoint('restore.table-loaded');
    });
  } finally {
    await Promise.all(clients.map((one) => one.end()));
  }
}

async function complete(client: pg.Client, manifest: Manifest, { say }: RestoreOptions): Promise<void> {
  say('building indexes and checking foreign keys');
  await database.setSequences(client, manifest.sequences);
  await database.putBack(client, () => failpoint('restore.piece-put-back'));
  await database.release(client);
}

/** The schema that the rows were taken from: exactly the migrations that were applied there. */
async function migrateTo(names: readonly string[], connectionString: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-migrations-'));
  try {
    for (const name of [...names, 'migration_lock.toml']) cpSync(join(MIGRATIONS_DIR, name), join(folder, name), { recursive: true });
    await migrate(connectionString, { ...silent, migrationsDir: folder, isRestore: true });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
