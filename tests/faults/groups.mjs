// The groups of the ring, in the order they run.
import { backupSteps } from './steps/backup.mjs';
import { cloneSteps } from './steps/clones.mjs';
import { commitSteps } from './steps/commit.mjs';
import { databaseSteps } from './steps/database.mjs';
import { hostileSteps } from './steps/hostile.mjs';
import { importSteps } from './steps/imports.mjs';
import { jobSteps } from './steps/jobs.mjs';
import { pushSteps } from './steps/push.mjs';
import { repositorySteps } from './steps/repositories.mjs';
import { restoreSteps } from './steps/restore.mjs';
import { senderSteps } from './steps/senders.mjs';
import { storageSteps } from './steps/storage.mjs';
import { uploadSteps } from './steps/upload.mjs';
import { xetSteps } from './steps/xet.mjs';

export const GROUPS = {
  push: pushSteps,
  commit: commitSteps,
  upload: uploadSteps,
  xet: xetSteps,
  repositories: repositorySteps,
  clones: cloneSteps,
  restore: restoreSteps,
  backup: backupSteps,
  hostile: hostileSteps,
  senders: senderSteps,
  storage: storageSteps,
  database: databaseSteps,
  imports: importSteps,
  jobs: jobSteps,
};

/** Two of about the same length, each on a hub of its own: a hub that starts again waits more than it works. */
export const LANES = [
  ['xet', 'push', 'commit', 'upload', 'clones', 'restore', 'senders'],
  ['database', 'imports', 'jobs', 'repositories', 'backup', 'hostile', 'storage'],
];
