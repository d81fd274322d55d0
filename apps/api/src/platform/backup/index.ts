// The door of backups: taking one, looking whether it is whole, and making a hub of it.
export { BackupError } from './backup-errors';
export { BackupFolder } from './backup-folder';
export { CollectionGuard } from './collection-guard';
export { assertRestorable, restoreBackup, type RestoreReport } from './restore-backup';
export { type BackupReport, keyFingerprint, takeBackup } from './take-backup';
export { verifyObjects, verifyRows } from './verify-backup';
