// Cuts a byte stream into lines. Holds one line at a time, and copies only lines that cross chunks.
import { WireFormatError } from './errors';

export interface LineLimits {
  maxLineBytes: number;
  maxTotalBytes: number;
}

const NEWLINE = 0x0a;
const EMPTY = Buffer.alloc(0);

/** Lines without their newline; a last line without one counts. `bytes` are good until the next line is asked for. Throws 'ndjson/line-too-long' and 'ndjson/too-large'. */
export async function* byteLines(source: AsyncIterable<Uint8Array>, limits: LineLimits): AsyncGenerator<{ line: number; bytes: Buffer }> {
  const pending = new PendingLine(limits.maxLineBytes);
  let totalBytes = 0;
  for await (const part of source) {
    const chunk = Buffer.isBuffer(part) ? part : Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    totalBytes += chunk.length;
    if (totalBytes > limits.maxTotalBytes)
      throw new WireFormatError('ndjson/too-large', `the body is larger than ${limits.maxTotalBytes} bytes`, pending.line);
    let at = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, at)) {
      yield pending.finish(chunk.subarray(at, end));
      at = end + 1;
    }
    if (at < chunk.length) pending.add(chunk.subarray(at));
  }
  if (pending.bytes > 0) yield pending.finish(EMPTY);
}

/** The line being read. Parts are collected in one buffer that grows by doubling, so that a body sent byte by byte costs no more memory. */
class PendingLine {
  line = 1;
  bytes = 0;
  private collected = Buffer.alloc(0);

  constructor(private readonly maxLineBytes: number) {}

  add(part: Buffer): void {
    const before = this.bytes;
    this.bytes += part.length;
    this.refuseTooLong();
    if (this.bytes > this.collected.length) this.grow(before);
    part.copy(this.collected, before);
  }

  /** Ends the line with `part`; the bytes are good until the next line is asked for. */
  finish(part: Buffer): { line: number; bytes: Buffer } {
    const whole = this.bytes === 0;
    if (whole) this.bytes = part.length;
    else this.add(part);
    this.refuseTooLong();
    const bytes = whole ? part : this.collected.subarray(0, this.bytes);
    this.bytes = 0;
    return { line: this.line++, bytes };
  }

  private grow(used: number): void {
    const larger = Buffer.allocUnsafe(Math.min(Math.max(this.bytes, this.collected.length * 2), this.maxLineBytes));
    this.collected.copy(larger, 0, 0, used);
    this.collected = larger;
  }

  private refuseTooLong(): void {
    if (this.bytes > this.maxLineBytes)
      throw new WireFormatError('ndjson/line-too-long', `longer than ${this.maxLineBytes} bytes`, this.line);
  }
}
