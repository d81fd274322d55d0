import { isGitOid, ZERO_OID } from './oid';

const LF = 0x0a;

/** The head must end with a line break, an empty line or the end, and hold no NUL. */
export function headProblem(data: Buffer): string | null {
  const end = data.indexOf('\n\n');
  const nul = data.indexOf(0);
  if (nul >= 0 && (end < 0 || nul < end)) return 'a header holds a NUL';
  return end < 0 && data[data.length - 1] !== LF ? 'the last header is cut off' : null;
}

/** Takes the header lines of a commit or tag one after the other, as one that checks them wants to. */
export class HeaderReader {
  private at = 0;

  constructor(private readonly data: Buffer) {}

  nextIs(key: string): boolean {
    return this.data.toString('latin1', this.at, this.at + key.length + 1) === `${key} `;
  }

  /** The value of the next line if it has that key, and moves on; else null. */
  take(key: string): string | null {
    if (!this.nextIs(key)) return null;
    const end = this.data.indexOf(LF, this.at);
    if (end < 0) return null;
    const value = this.data.toString('latin1', this.at + key.length + 1, end);
    this.at = end + 1;
    return value;
  }

  takeOid(key: string): boolean {
    const value = this.take(key);
    return value !== null && isGitOid(value) && value !== ZERO_OID;
  }
}
