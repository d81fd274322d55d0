// Reads packets from a byte stream without copying more than one packet at a time; after the last command the raw pack follows, and `rest`
// hands it over untouched (gitprotocol-common "pkt-line Format", gitprotocol-pack "Pushing Data To a Server").
import { GitFormatError } from '../errors';
import { MAX_PKT_BYTES } from './pkt-line';

export type Pkt = { kind: 'data'; data: Buffer } | { kind: 'flush' | 'delim' | 'response-end' };

const FLUSH: Pkt = { kind: 'flush' };
const DELIM: Pkt = { kind: 'delim' };
const RESPONSE_END: Pkt = { kind: 'response-end' };
const EMPTY = Buffer.alloc(0);

export class PktReader {
  private readonly source: AsyncIterator<Uint8Array>;
  private head: Buffer = EMPTY;
  private offset = 0;
  private handedOver = false;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.source = source[Symbol.asyncIterator]();
  }

  /**
   * The next packet, or null at a clean end. `data` is a view into a received chunk: copy it to keep it for long.
   * Throws 'wire/bad-length' and 'wire/cut'.
   */
  next(): Promise<Pkt | null> {
    if (this.handedOver) return Promise.reject(new GitFormatError('wire/handed-over', 'the rest of this stream was handed over'));
    try {
      const packet = this.fromHead();
      return packet ? Promise.resolve(packet) : this.acrossChunks();
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** Everything after the packets read so far, as raw bytes. The reader is finished with this call. */
  rest(): AsyncIterable<Uint8Array> {
    this.handedOver = true;
    return this.remaining();
  }

  private async *remaining(): AsyncGenerator<Uint8Array> {
    const left = this.head.subarray(this.offset);
    this.head = EMPTY;
    this.offset = 0;
    let ended = false;
    try {
      if (left.length > 0) yield left;
      for (;;) {
        const step = await this.source.next();
        ended = step.done === true;
        if (ended) return;
        yield step.value;
      }
    } finally {
      if (!ended) await this.source.return?.();
    }
  }

  private fromHead(): Pkt | null {
    const { head, offset } = this;
    if (head.length - offset < 4) return null;
    const length = packetLength(head, offset);
    if (length < 4) {
      this.offset = offset + 4;
      return specialPacket(length);
    }
    if (head.length - offset < length) return null;
    this.offset = offset + length;
    return { kind: 'data', data: head.subarray(offset + 4, offset + length) };
  }

  private async acrossChunks(): Promise<Pkt | null> {
    const lengthDigits = await this.take(4);
    if (!lengthDigits) return null;
    const length = packetLength(lengthDigits, 0);
    if (length < 4) return specialPacket(length);
    const data = await this.take(length - 4);
    if (!data) throw cut();
    return { kind: 'data', data };
  }

  /** Exactly `count` bytes, or null when the stream is at its end before the first of them. */
  private async take(count: number): Promise<Buffer | null> {
    if (count === 0) return EMPTY;
    const first = this.upTo(count);
    if (first.length === count) return first;
    const whole = Buffer.allocUnsafe(count);
    let filled = first.copy(whole);
    while (filled < count) {
      if (!(await this.pull())) {
        if (filled === 0) return null;
        throw cut();
      }
      filled += this.upTo(count - filled).copy(whole, filled);
    }
    return whole;
  }

  private upTo(count: number): Buffer {
    const part = this.head.subarray(this.offset, this.offset + count);
    this.offset += part.length;
    return part;
  }

  private async pull(): Promise<boolean> {
    const step = await this.source.next();
    if (step.done) return false;
    const { value } = step;
    this.head = Buffer.isBuffer(value) ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    this.offset = 0;
    return true;
  }
}

function packetLength(bytes: Buffer, at: number): number {
  let length = 0;
  for (let i = at; i < at + 4; i++) {
    const digit = hexDigit(bytes[i]!);
    if (digit < 0) throw new GitFormatError('wire/bad-length', 'a packet does not begin with four hexadecimal digits');
    length = length * 16 + digit;
  }
  if (length === 3 || length > MAX_PKT_BYTES) throw new GitFormatError('wire/bad-length', `a packet length of ${length} is not allowed`);
  return length;
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

function specialPacket(length: number): Pkt {
  if (length === 0) return FLUSH;
  return length === 1 ? DELIM : RESPONSE_END;
}

function cut(): GitFormatError {
  return new GitFormatError('wire/cut', 'the stream ended inside a packet');
}
