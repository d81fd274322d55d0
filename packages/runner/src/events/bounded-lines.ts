// Lines of a file that somebody else writes. One that is too long is counted and passed over, whatever its length.

const NEWLINE = 0x0a;

export class BoundedLines {
  tooLong = 0;
  private parts: Buffer[] = [];
  private bytes = 0;
  private isPassingOver = false;

  constructor(private readonly mostBytes: number) {}

  push(piece: Buffer): string[] {
    const lines: string[] = [];
    let at = 0;
    for (let end = piece.indexOf(NEWLINE); end >= 0; end = piece.indexOf(NEWLINE, at)) {
      this.add(piece.subarray(at, end));
      if (!this.isPassingOver) lines.push(Buffer.concat(this.parts).toString('utf8'));
      this.forget(false);
      at = end + 1;
    }
    this.add(piece.subarray(at));
    return lines;
  }

  private add(piece: Buffer): void {
    if (this.isPassingOver || piece.length === 0) return;
    this.bytes += piece.length;
    if (this.bytes <= this.mostBytes) {
      this.parts.push(Buffer.from(piece));
      return;
    }
    this.tooLong++;
    this.forget(true);
  }

  private forget(isPassingOver: boolean): void {
    this.parts = [];
    this.bytes = 0;
    this.isPassingOver = isPassingOver;
  }
}
