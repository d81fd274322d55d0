// Cuts pushed bytes into lines. Holds one line at most, and of one that is too long only its beginning.
const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

export interface Line {
  /** Without its line end. Good until the next line. */
  bytes: Buffer;
  /** From 1. */
  line: number;
  /** The index of its first byte among all that were pushed. */
  start: number;
  /** Only the beginning is there. */
  isCut: boolean;
}

export class LineSplitter {
  private line = 1;
  private start = 0;
  private pushed = 0;
  private held = Buffer.alloc(0);
  private heldBytes = 0;
  private isCut = false;

  constructor(
    private readonly maxBytes: number,
    private readonly onLine: (line: Line) => void,
  ) {}

  push(part: Uint8Array): void {
    const chunk = Buffer.isBuffer(part) ? part : Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    let at = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, at)) {
      this.finish(chunk.subarray(at, end));
      at = end + 1;
      this.start = this.pushed + at;
    }
    if (at < chunk.length) this.hold(chunk.subarray(at));
    this.pushed += chunk.length;
  }

  end(): void {
    if (this.heldBytes > 0 || this.isCut) this.finish(Buffer.alloc(0));
  }

  private finish(rest: Buffer): void {
    let bytes = rest;
    if (this.heldBytes > 0 || this.isCut || rest.length > this.maxBytes) {
      this.hold(rest);
      bytes = this.held.subarray(0, this.heldBytes);
    }
    if (bytes.length > 0 && bytes[bytes.length - 1] === CARRIAGE_RETURN) bytes = bytes.subarray(0, bytes.length - 1);
    this.onLine({ bytes, line: this.line, start: this.start, isCut: this.isCut });
    this.line += 1;
    this.heldBytes = 0;
    this.isCut = false;
  }

  private hold(part: Buffer): void {
    const room = this.maxBytes - this.heldBytes;
    if (part.length > room) this.isCut = true;
    const taken = part.subarray(0, room);
    const needed = this.heldBytes + taken.length;
    if (needed > this.held.length) this.grow(needed);
    taken.copy(this.held, this.heldBytes);
    this.heldBytes = needed;
  }

  private grow(needed: number): void {
    const larger = Buffer.allocUnsafe(Math.min(Math.max(needed, this.held.length * 2), this.maxBytes));
    this.held.copy(larger, 0, 0, this.heldBytes);
    this.held = larger;
  }
}
