/** Synchronous random access to the bytes of a pack: a spool file read in a worker thread, or memory. */
export interface PackSource {
  readonly sizeBytes: number;
  /** Exactly these bytes, which lie inside the source. They must stay as they are until the reader is done. */
  read(offset: number, length: number): Buffer;
}

export function packSourceOf(bytes: Buffer): PackSource {
  return { sizeBytes: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) };
}

const WINDOW_BYTES = 1 << 20;

/** The same source read in large steps: for reading on and on from the start. */
export class WindowedSource implements PackSource {
  readonly sizeBytes: number;
  private windowStart = 0;
  private window: Buffer = Buffer.alloc(0);

  constructor(private readonly source: PackSource) {
    this.sizeBytes = source.sizeBytes;
  }

  read(offset: number, length: number): Buffer {
    if (offset < this.windowStart || offset + length > this.windowStart + this.window.length) {
      this.window = this.source.read(offset, Math.min(Math.max(length, WINDOW_BYTES), this.sizeBytes - offset));
      this.windowStart = offset;
    }
    return this.window.subarray(offset - this.windowStart, offset - this.windowStart + length);
  }
}
