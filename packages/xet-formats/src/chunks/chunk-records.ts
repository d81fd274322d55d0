// Cuts a stream of chunks into headers and payloads, wherever the blocks of the stream end. A payload that lies whole in a block is not copied.
import { XetFormatError } from '../errors';
import { CHUNK_HEADER_BYTES, CHUNK_MAX_PAYLOAD_BYTES } from '../limits';
import { type ChunkHeader, readChunkHeader } from './chunk-header';

export interface ChunkRecordsOptions {
  onChunk(header: ChunkHeader, payload: Uint8Array): void;
  /** Asked before every header: true when this is not a chunk any more, and nothing behind it is. */
  isEnd?(headerBytes: Uint8Array, offset: number): boolean;
  /**
   * How long a payload that came in parts must last: 'call': `onChunk` is done with it when it returns; 'push': until the next block is pushed,
   * so that two buffers serve all of them. Else for good.
   */
  keeps?: 'call' | 'push';
  /** Where memory that is used again comes from. */
  allocate?(bytes: number): Uint8Array;
}

export class ChunkRecords {
  private readonly headerBytes = Buffer.alloc(CHUNK_HEADER_BYTES);
  private headerLength = 0;
  private header: ChunkHeader | null = null;
  private spill: Uint8Array | null = null;
  private spilled = 0;
  private readonly reused: Uint8Array[] = [];
  private turn = 0;
  private hasEnded = false;

  constructor(private readonly options: ChunkRecordsOptions) {}

  push(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length && !this.hasEnded) {
      at = this.header ? this.takePayload(this.header, bytes, at) : this.takeHeader(bytes, at);
    }
  }

  /** Throws 'xet/chunk-truncated' within a chunk. */
  finish(): void {
    if (this.header || (this.headerLength > 0 && !this.hasEnded))
      throw new XetFormatError('xet/chunk-truncated', 'the last chunk is cut off');
  }

  private takeHeader(bytes: Uint8Array, at: number): number {
    if (this.headerLength === 0 && bytes.length - at >= CHUNK_HEADER_BYTES) {
      this.begin(bytes, at);
      return at + CHUNK_HEADER_BYTES;
    }
    const taken = Math.min(CHUNK_HEADER_BYTES - this.headerLength, bytes.length - at);
    this.headerBytes.set(bytes.subarray(at, at + taken), this.headerLength);
    this.headerLength += taken;
    if (this.headerLength === CHUNK_HEADER_BYTES) this.begin(this.headerBytes, 0);
    return at + taken;
  }

  private begin(bytes: Uint8Array, at: number): void {
    if (this.options.isEnd?.(bytes, at)) this.hasEnded = true;
    else this.header = readChunkHeader(bytes, at);
    this.headerLength = 0;
  }

  private takePayload(header: ChunkHeader, bytes: Uint8Array, at: number): number {
    const missing = header.payloadBytes - this.spilled;
    const taken = Math.min(missing, bytes.length - at);
    const part = bytes.subarray(at, at + taken);
    if (this.spilled === 0 && taken === missing) this.end(header, part);
    else this.keepPart(header, part);
    return at + taken;
  }

  private keepPart(header: ChunkHeader, part: Uint8Array): void {
    const spill = (this.spill ??= this.newSpill(header.payloadBytes));
    spill.set(part, this.spilled);
    this.spilled += part.length;
    if (this.spilled < header.payloadBytes) return;
    this.spill = null;
    this.spilled = 0;
    this.end(header, spill.subarray(0, header.payloadBytes));
  }

  private newSpill(payloadBytes: number): Uint8Array {
    if (!this.options.keeps) return Buffer.allocUnsafe(payloadBytes);
    // At most one payload is complete and one begun within a block.
    if (this.options.keeps === 'push') this.turn ^= 1;
    const allocate = this.options.allocate ?? ((bytes: number) => new Uint8Array(bytes));
    return (this.reused[this.turn] ??= allocate(CHUNK_MAX_PAYLOAD_BYTES));
  }

  private end(header: ChunkHeader, payload: Uint8Array): void {
    this.header = null;
    this.options.onChunk(header, payload);
  }
}
