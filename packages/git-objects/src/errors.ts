/** Stable, for callers to switch on: `what/how`, such as 'pack/corrupt' or 'tree/unsorted'. */
export type GitFormatErrorCode = `${string}/${string}`;

/** The one error of this package: the bytes are not what the format says. `code` is for programs, `message` is for people. */
export class GitFormatError extends Error {
  override readonly name = 'GitFormatError';

  constructor(
    readonly code: GitFormatErrorCode,
    message: string,
  ) {
    super(message);
  }
}
