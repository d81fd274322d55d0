/** The command line is wrong: exit code 2 and a hint at --help. */
export class UsageError extends Error {
  constructor(
    message: string,
    /** The command that was meant, where that is known. */
    readonly command: string | null = null,
  ) {
    super(message);
    this.name = 'UsageError';
  }
}

/** The command cannot do it; the message is for the operator. Exit code 1. */
export class CommandFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandFailed';
  }
}
