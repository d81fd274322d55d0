/** Stable, for callers to switch on: `xet/how`, such as 'xet/chunk-corrupt' or 'xet/shard-truncated'. */
export type XetFormatErrorCode = `xet/${string}`;

/** The one error of this package: the bytes are not what the format says. `code` is for programs, `message` is for people. */
export class XetFormatError extends Error {
  override readonly name = 'XetFormatError';

  constructor(
    readonly code: XetFormatErrorCode,
    message: string,
  ) {
    super(message);
  }
}
