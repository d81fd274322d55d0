export type BackupProblem =
  | 'running'
  | 'not-a-backup'
  | 'other-hub'
  | 'unfinished'
  | 'newer-format'
  | 'newer-schema'
  | 'damaged'
  | 'not-empty'
  | 'in-use'
  | 'other-restore';

/** Why a backup or a restore does not go on; the message is for the operator. Unless it says otherwise, nothing was changed. */
export class BackupError extends Error {
  constructor(
    readonly code: BackupProblem,
    message: string,
  ) {
    super(message);
    this.name = 'BackupError';
  }
}
