// What stands between hyparquet and a file: reads of what is not there are refused, pages are looked at before anybody believes them.
import type { ReaderLimits } from './limits';
import { checkPages, type PagesOfColumn } from './parquet-pages';

/** A file of which parts can be read: exactly `length` bytes from `start`. */
export interface ByteSource {
  readonly sizeBytes: number;
  read(start: number, length: number): Promise<Uint8Array>;
}

/** Between hyparquet and the source: keeps what the source failed with, refuses to read what is not there, and lets no pages by that would be read for ever. */
export class ParquetGate {
  readonly byteLength: number;
  failure: { reason: unknown } | null = null;
  columns: readonly PagesOfColumn[] = [];
  private unpackedBytes = 0;

  constructor(
    private readonly source: ByteSource,
    private readonly limits: ReaderLimits,
  ) {
    this.byteLength = source.sizeBytes;
  }

  slice(start: number, end = this.byteLength): Promise<ArrayBuffer> {
    const part = this.part(start, end);
    // hyparquet begins all reads at once, and waits for none of them when it stumbles over something else: a rejection that nobody sees would end the process.
    part.catch(() => undefined);
    return part;
  }

  private async part(start: number, end: number): Promise<ArrayBuffer> {
    if (!(start >= 0 && start <= end && end <= this.byteLength)) throw new Error('It points beyond its end.');
    const bytes = wholeBuffer(await this.read(start, end - start));
    for (const column of this.columns)
      if (column.start >= start && column.end <= end)
        this.count(await checkPages(new DataView(bytes, column.start - start, column.end - column.start), column, this.limits));
    return bytes;
  }

  private count(unpackedBytes: number): void {
    this.unpackedBytes += unpackedBytes;
    if (this.unpackedBytes > (this.limits.maxUnpackedBytes ?? Infinity)) throw new Error('Its pages unpack to more than is read at once.');
  }

  private async read(start: number, length: number): Promise<Uint8Array> {
    try {
      return await this.source.read(start, length);
    } catch (reason) {
      this.failure = { reason };
      throw reason;
    }
  }
}

/** Copies only what is a part of a larger buffer. */
function wholeBuffer({ buffer, byteOffset, byteLength }: Uint8Array): ArrayBuffer {
  if (byteOffset === 0 && byteLength === buffer.byteLength) return buffer as ArrayBuffer;
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
}
