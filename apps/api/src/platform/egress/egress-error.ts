export type EgressProblem = 'refused' | 'away' | 'slow' | 'too-large';

/** For the operator and the log, not for visitors: it names hosts. */
export class EgressError extends Error {
  constructor(
    readonly problem: EgressProblem,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'EgressError';
  }
}
