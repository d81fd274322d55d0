// The lines of one stream of a program. A progress bar that is painted over with carriage returns counts as its last state; a line that never ends takes
// no more memory than the beginning of it that is kept.

const NEWLINE = 0x0a;
const RETURN = 0x0d;

export interface LogLine {
  text: string;
  /** Bytes of it that are not in `text`. */
  cutBytes: number;
}

export class LogLines {
  private parts: Buffer[] = [];
  private keptBytes = 0;
  private cutBytes = 0;
  /** What comes next is painted over what is there. */
  private returned = false;

  constructor(private readonly mostBytes: number) {}

  /** The lines that this piece ends. */
  push(piece: Buffer): LogLine[] {
    const lines: LogLine[] = [];
    let at = 0;
    for (let end = piece.indexOf(NEWLINE); end >= 0; end = piece.indexOf(NEWLINE, at)) {
      this.add(piece.subarray(at, end));
      lines.push(this.take());
      at = end + 1;
    }
    this.add(piece.subarray(at));
    return lines;
  }

  /** What stands in a line that has not ended. */
  flush(): LogLine[] {
    return this.keptBytes > 0 ? [this.take()] : [];
  }

  private add(piece: Buffer): void {
    if (piece.length === 0) return;
    let end = piece.length;
    while (end > 0 && piece[end - 1] === RETURN) end--;
    const start = end > 0 ? piece.lastIndexOf(RETURN, end - 1) + 1 : 0;
    if (end > 0 && (this.returned || start > 0)) this.forget();
    if (end > 0) this.keep(piece.subarray(start, end));
    this.returned = end < piece.length || (this.returned && end === 0);
  }

  private keep(bytes: Buffer): void {
    const kept = bytes.subarray(0, this.mostBytes - this.keptBytes);
    // a copy: a piece of a stream would hold all of it in memory
    if (kept.length > 0) this.parts.push(Buffer.from(kept));
    this.keptBytes += kept.length;
    this.cutBytes += bytes.length - kept.length;
  }

  private take(): LogLine {
    const line = { text: Buffer.concat(this.parts).toString('utf8'), cutBytes: this.cutBytes };
    this.forget();
    this.returned = false;
    return line;
  }

  private forget(): void {
    this.parts = [];
    this.keptBytes = 0;
    this.cutBytes = 0;
  }
}
