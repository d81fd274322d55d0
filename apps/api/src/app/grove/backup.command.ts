// `grove backup` and `grove restore`: the words and the answers; what they do is in platform/backup.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  assertRestorable,
  BackupFolder,
  type BackupReport,
  keyFingerprint,
  restoreBackup,
  type RestoreReport,
  takeBackup,
  verifyObjects,
  verifyRows,
} from '../../platform/backup';
import type { AppConfig } from '../../platform/config';
import { createObjectStore } from '../../platform/object-store';
import type { CommandFamily, Result } from './command';
import { CommandFailed } from './errors';
import type { Input } from './input';
import type { Operator } from './operator';

export const BACKUP_COMMANDS: CommandFamily = [
  {
    name: 'backup',
    usage: 'DIR [--without-secret-key] | --verify DIR',
    summary: 'copy the hub into a folder: rows of one moment, and the large files they name; the hub may run meanwhile',
    details:
      'Run again, it goes on where it was broken off; into a folder that holds a backup it copies only the large files that are new there. ' +
      'The folder then holds everything but GROVE_* settings and GROVE_SECRET_KEY: that one you keep yourself. A key that the hub made for itself ' +
      '(secret.key of its data folder) is in the backup unless --without-secret-key says otherwise. grove gc waits until a backup is done. ' +
      '--verify copies nothing: it reads every byte of a backup and compares it with the sha256 that was noted.',
    examples: ['grove backup /mnt/backup/hub', 'grove backup --verify /mnt/backup/hub'],
    words: [1, 1],
    options: { verify: { type: 'boolean' }, 'without-secret-key': { type: 'boolean' } },
    run: (operator, input) => (input.flag('verify') ? verify(folderOf(input)) : backup(operator, input)),
  },
  {
    name: 'restore',
    usage: 'DIR [--overwrite]',
    summary: 'make a hub of a backup: large files, rows, then the schema of this version',
    details:
      'The hub must be stopped, and empty unless --overwrite takes away what is in it. What can refuse is asked before anything is changed; ' +
      'broken off, it goes on when it is run again, and no hub starts on what is half done. From embedded to external PostgreSQL, and from a folder ' +
      'to S3, works both ways: the backup does not know the difference.',
    examples: [
      'GROVE_DATA_DIR=./data grove restore /mnt/backup/hub',
      'GROVE_DATABASE_URL=postgresql://grove:secret@db:5432/grove grove restore /mnt/backup/hub',
    ],
    words: [1, 1],
    options: { overwrite: { type: 'boolean' } },
    run: restore,
  },
];

const folderOf = (input: Input): string => path.resolve(input.word(0));
const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(2)} GB`;

async function backup(operator: Operator, input: Input): Promise<Result> {
  const { connectionString } = await operator.hub();
  const report = await takeBackup({
    folder: folderOf(input),
    connectionString,
    objects: createObjectStore(operator.config.objectStore),
    secretKey: keyToKeep(operator.config, input.flag('without-secret-key')),
    say: operator.say,
  });
  return { lines: backupLines(report, folderOf(input)), data: backupData(report), hasFindings: report.manifest.missing.length > 0 };
}

/** The operator's own key is theirs to keep; the one that the hub made lies nowhere else. */
function keyToKeep(config: AppConfig, without: boolean): { value: string; included: boolean } | null {
  if (config.externalSecretKey !== null) return { value: config.externalSecretKey, included: false };
  const file = keyFile(config);
  return existsSync(file) ? { value: readFileSync(file, 'utf8').trim(), included: !without } : null;
}

const keyFile = (config: AppConfig): string => path.join(config.dataDir, 'secret.key');

function backupLines({ manifest, objects, wentOn }: BackupReport, folder: string): string[] {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const key = manifest.secretKey.included
    ? 'The key of the hub is in it (secret.key): whoever has the backup has the hub.'
    : 'The secret key of the hub is not in it: keep it yourself. Without it second factors and signed links are lost.';
  return [
    `The backup in ${folder} is complete${wentOn ? ' (went on with the one that was broken off)' : ''}.`,
    `${rows} rows of ${manifest.takenAt}; ${objects.copied} large files copied (${gigabytes(objects.copiedBytes)}), ${objects.kept} were there.`,
    ...manifest.missing
      .slice(0, 20)
      .map((name) => `problem  The hub does not have ${name} as it should be. npm run grove -- doctor --deep`),
    `${key} Settings (GROVE_*) are not in it.`,
  ];
}

function backupData({ manifest, objects, wentOn }: BackupReport): object {
  const { id, takenAt, migrations, missing, secretKey } = manifest;
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const { copied, copiedBytes, kept } = objects;
  return { id, takenAt, migrations, rows, copied, copiedBytes, kept, missing, secretKeyIncluded: secretKey.included, wentOn };
}

async function verify(directory: string): Promise<Result> {
  const folder = new BackupFolder(directory);
  const manifest = await folder.complete();
  const rows = await verifyRows(manifest, folder);
  const listIsDamaged = rows.some((text) => text.startsWith(manifest.objects.file));
  const problems = [
    ...rows,
    ...(listIsDamaged ? [] : await verifyObjects(manifest, folder)).filter((text) => !manifest.missing.some((key) => text.startsWith(key))),
  ];
  const summary =
    problems.length === 0
      ? `The backup of ${manifest.takenAt} is whole: ${manifest.tables.length} files of rows, ${manifest.objects.count} large files.`
      : `${problems.length} problems. Delete the damaged large files and run grove backup again; damaged rows come anew by themselves.`;
  return {
    lines: [...problems.map((text) => `problem  ${text}`), summary],
    data: { problems, takenAt: manifest.takenAt },
    hasFindings: problems.length > 0,
  };
}

async function restore(operator: Operator, input: Input): Promise<Result> {
  await assertRestorable(folderOf(input));
  const hub = await operator.hub({ mayMake: true });
  if (hub.kind === 'of the running hub')
    throw new CommandFailed(`A hub runs on ${operator.config.dataDir}: stop it first. Nothing was changed.`);
  const report = await restoreBackup({
    folder: folderOf(input),
    connectionString: hub.connectionString,
    objects: createObjectStore(operator.config.objectStore),
    overwrite: input.flag('overwrite'),
    say: operator.say,
  });
  const key = putBackKey(operator.config, report);
  const { manifest, objects, rows, migrated, wentOn } = report;
  const data = {
    id: manifest.id,
    takenAt: manifest.takenAt,
    rows,
    copied: objects.copied,
    kept: objects.kept,
    missing: objects.missing,
    migrated,
    wentOn,
  };
  return { lines: restoreLines(report, key), data, hasFindings: objects.missing.length > 0 };
}

/** A sentence about the key. */
function putBackKey(config: AppConfig, { manifest, secretKey }: RestoreReport): string {
  const { fingerprint } = manifest.secretKey;
  const isOther = 'The hub had another secret key: second factors and signed links of before do not work with this one.';
  if (config.externalSecretKey !== null)
    return fingerprint === null || keyFingerprint(config.externalSecretKey) === fingerprint
      ? 'GROVE_SECRET_KEY is that of the backup.'
      : isOther;
  if (secretKey === null)
    return `The backup has no secret key. ${isOther.replace('with this one', 'with the one that is made at the next start')}`;
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  rmSync(keyFile(config), { force: true });
  writeFileSync(keyFile(config), `${secretKey}\n`, { mode: 0o600, flag: 'wx' });
  return 'The secret key of the hub is back in its data folder.';
}

function restoreLines({ manifest, objects, rows, migrated, wentOn }: RestoreReport, key: string): string[] {
  return [
    `The hub is as it was at ${manifest.takenAt}${wentOn ? ' (went on with the restore that was broken off)' : ''}.`,
    `${rows} rows; ${objects.copied} large files put back (${gigabytes(objects.copiedBytes)}), ${objects.kept} were there.`,
    ...objects.missing.slice(0, 20).map((name) => `problem  The backup does not have ${name} as it should be.`),
    ...migrated.map((name) => `applied ${name}`),
    key,
    'Look it over before you start it: npm run grove -- doctor --deep',
  ];
}
