// The groups of the ring, in the order they run.
import { cloneSteps } from './steps/clones.mjs';
import { commitSteps } from './steps/commit.mjs';
import { databaseSteps } from './steps/database.mjs';
import { pushSteps } from './steps/push.mjs';
import { repositorySteps } from './steps/repositories.mjs';
import { restoreSteps } from './steps/restore.mjs';
import { uploadSteps } from './steps/upload.mjs';

export const GROUPS = {
  push: pushSteps,
  commit: commitSteps,
  upload: uploadSteps,
  repositories: repositorySteps,
  clones: cloneSteps,
  restore: restoreSteps,
  database: databaseSteps,
};
