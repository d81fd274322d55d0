export type EmbeddedPostgresProblem =
  'no-binaries' | 'unreachable-folder' | 'other-major' | 'already-running' | 'newer-data' | 'cannot-start';

/** Why the bundled database does not run; the message is for the operator and says what to do. */
export class EmbeddedPostgresError extends Error {
  constructor(
    readonly code: EmbeddedPostgresProblem,
    message: string,
  ) {
    super(message);
    this.name = 'EmbeddedPostgresError';
  }
}
