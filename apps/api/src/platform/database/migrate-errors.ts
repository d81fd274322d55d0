export type MigrationProblem = 'newer-schema' | 'failed' | 'no-connection' | 'too-old' | 'half-restored';

/** Why the database could not be brought to this version's schema; the message is for the operator. */
export class MigrationError extends Error {
  constructor(
    readonly code: MigrationProblem,
    message: string,
  ) {
    super(message);
    this.name = 'MigrationError';
  }
}
