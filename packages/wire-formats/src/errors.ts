/** Stable, for callers to switch on: `what/how`, such as 'ndjson/cut' or 'url/bad-escape'. */
export type WireFormatErrorCode = `${string}/${string}`;

/** The one error of this package. `code` is for programs, `message` is for people and says nothing the client did not send. */
export class WireFormatError extends Error {
  override readonly name = 'WireFormatError';

  constructor(
    readonly code: WireFormatErrorCode,
    message: string,
    /** Counted from 1, where the format has lines. */
    readonly line: number | null = null,
  ) {
    super(line === null ? message : `line ${line}: ${message}`);
  }
}

/** Client text made fit to be quoted in a message: short, without control characters. */
export function quoted(text: string): string {
  const short = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return `'${short.replace(/\p{Cc}/gu, '?').toWellFormed()}'`;
}
