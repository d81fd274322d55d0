// PostgreSQL's COPY … WITH (FORMAT binary), both ways (PostgreSQL manual, COPY, "Binary Format"). Field values are given and
// returned as bytes; the helpers below write the integer types big-endian as the server expects them.
import { WireFormatError } from './errors';

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
const HEADER = Buffer.concat([SIGNATURE, Buffer.alloc(8)]);
const TRAILER = Buffer.from([0xff, 0xff]);
const CHUNK_BYTES = 256 * 1024;

/** Collects tuples and hands them out in chunks of about 256 KiB. Order: header(), tuples, end(). */
export class CopyWriter {
  private buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  private used: number;
  private readonly full: Buffer[] = [];

  constructor() {
    this.used = HEADER.copy(this.buffer);
  }

  startTuple(fields: number): void {
    this.reserve(2);
    this.used = this.buffer.writeInt16BE(fields, this.used);
  }

  bigint(value: bigint): void {
    this.reserve(12);
    this.used = this.buffer.writeInt32BE(8, this.used);
    this.used = this.buffer.writeBigInt64BE(value, this.used);
  }

  int4(value: number | null): void {
    if (value === null) return this.null();
    this.reserve(8);
    this.used = this.buffer.writeInt32BE(4, this.used);
    this.used = this.buffer.writeInt32BE(value, this.used);
  }

  int2(value: number): void {
    this.reserve(6);
    this.used = this.buffer.writeInt32BE(2, this.used);
    this.used = this.buffer.writeInt16BE(value, this.used);
  }

  bytes(value: Uint8Array | null): void {
    if (value === null) return this.null();
    this.reserve(4);
    this.used = this.buffer.writeInt32BE(value.length, this.used);
    if (value.length > CHUNK_BYTES / 4) this.pass(value);
    else {
      this.reserve(value.length);
      this.buffer.set(value, this.used);
      this.used += value.length;
    }
  }

  /** 40 or fewer hexadecimal digits as bytes, without an intermediate buffer. */
  hex(value: string): void {
    const length = value.length >> 1;
    this.reserve(4 + length);
    this.used = this.buffer.writeInt32BE(length, this.used);
    this.used += this.buffer.write(value, this.used, length, 'hex');
  }

  null(): void {
    this.reserve(4);
    this.used = this.buffer.writeInt32BE(-1, this.used);
  }

  /** What is complete so far; the writer no longer touches it. */
  take(): Buffer[] {
    return this.full.splice(0);
  }

  /** Bytes waiting in take(). */
  get waiting(): number {
    return this.full.length;
  }

  end(): Buffer[] {
    this.reserve(2);
    this.used += TRAILER.copy(this.buffer, this.used);
    this.flush();
    return this.take();
  }

  private reserve(bytes: number): void {
    if (this.used + bytes > this.buffer.length) this.flush();
  }

  private flush(): void {
    if (this.used > 0) this.full.push(this.buffer.subarray(0, this.used));
    this.buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    this.used = 0;
  }

  /** A big value goes through as it is, uncopied. */
  private pass(value: Uint8Array): void {
    this.flush();
    this.full.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
  }
}

/**
 * Reads COPY OUT chunks into tuples, one array of fields each; yields the tuples of every chunk together, so that a fast reader
 * does not pay a promise a row. Fields are views of the chunks: copy what you keep. Throws 'copy/corrupt'.
 */
export async function* readCopyTuples(source: AsyncIterable<Buffer>): AsyncGenerator<(Buffer | null)[][]> {
  let rest: Buffer = Buffer.alloc(0);
  let headerSeen = false;
  for await (const chunk of source) {
    let data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (!headerSeen) {
      if (data.length < HEADER.length) {
        rest = data;
        continue;
      }
      data = afterHeader(data);
      headerSeen = true;
    }
    const { tuples, consumed } = readTuples(data);
    rest = data.subarray(consumed);
    if (tuples.length > 0) yield tuples;
  }
  if (rest.length !== 2 || rest.readInt16BE(0) !== -1) throw new WireFormatError('copy/corrupt', 'the copy ended in the middle of a row');
}

function afterHeader(data: Buffer): Buffer {
  if (!data.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new WireFormatError('copy/corrupt', 'this is not a binary copy');
  return data.subarray(HEADER.length + data.readInt32BE(SIGNATURE.length + 4));
}

function readTuples(data: Buffer): { tuples: (Buffer | null)[][]; consumed: number } {
  const tuples: (Buffer | null)[][] = [];
  let consumed = 0;
  for (;;) {
    const tuple = readTuple(data, consumed);
    if (!tuple) return { tuples, consumed };
    tuples.push(tuple.fields);
    consumed = tuple.end;
  }
}

function readTuple(data: Buffer, start: number): { fields: (Buffer | null)[]; end: number } | null {
  if (start + 2 > data.length) return null;
  const count = data.readInt16BE(start);
  if (count < 0) return null;
  const fields: (Buffer | null)[] = [];
  let at = start + 2;
  for (let i = 0; i < count; i++) {
    if (at + 4 > data.length) return null;
    const length = data.readInt32BE(at);
    at += 4;
    if (length < 0) fields.push(null);
    else {
      if (at + length > data.length) return null;
      fields.push(data.subarray(at, at + length));
      at += length;
    }
  }
  return { fields, end: at };
}
