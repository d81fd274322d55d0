// From the stored blocks of a download to the bytes of its file, in order. Chunks that are not compressed are sent as they lie in their block;
// the others are unpacked by threads, two runs of them at once while a third is sent.
import { setImmediate as turnOfLoop } from 'node:timers/promises';
import { loadXetCodec } from '@modelgrove/xet-codec';
import { ChunkRecords, type PlacedChunk, SCHEME_NONE, unpackChunks, type XetCodec } from '@modelgrove/xet-formats';
import type { PieceMemory } from './piece-memory';
import type { TakePiece } from './piece-stream';
import { sharedMemory } from './stored-blocks';
import type { UnpackPool } from './unpack-pool';

const OUTPUTS = 3;
/** A thread is not woken for less, when there is more. */
const LEAST_RUN_BYTES = 128 * 1024;

let codec: XetCodec | undefined;

/** Memory for unpacked chunks; `gone` settles when what was unpacked into it has been taken. */
interface Output {
  bytes: Buffer;
  gone: Promise<void>;
}

export class Unpacking {
  private arrived: PlacedChunk[] = [];
  private readonly records = new ChunkRecords({
    onChunk: (header, payload) => void this.arrived.push({ header, payload, at: 0 }),
    keeps: 'push',
    allocate: sharedMemory,
  });
  private readonly outputs: Output[] = [];
  private turn = 0;
  private skip = 0;
  private left = 0;
  private sent: Promise<void> = Promise.resolve();

  /** `neededBytes`: of the whole download. */
  constructor(
    private readonly pool: UnpackPool,
    private readonly memory: PieceMemory,
    private readonly neededBytes: number,
    private readonly take: TakePiece,
  ) {}

  /** The blocks of a part follow, of whose contents `rawBytes` are wanted after `skipBytes`. */
  begin(skipBytes: number, rawBytes: number): void {
    [this.skip, this.left] = [skipBytes, rawBytes];
  }

  /** Settles when nothing needs the block any more; what was unpacked of it may still be on its way. */
  async push(block: Uint8Array): Promise<void> {
    this.records.push(block);
    const chunks = this.arrived;
    this.arrived = [];
    const halfBytes = chunks.reduce((sum, chunk) => sum + (isPlain(chunk) ? 0 : chunk.header.rawBytes), 0) / 2;
    const unpacked: Promise<void>[] = [];
    for (let start = 0; start < chunks.length;) {
      const end = this.place(chunks, start, Math.max(LEAST_RUN_BYTES, halfBytes));
      unpacked.push((await this.forward(chunks.slice(start, end))).unpacked);
      start = end;
    }
    await Promise.all(unpacked);
    if (chunks.some(isPlain)) await this.sent;
  }

  /** How much of the part did not come. Throws XetFormatError within a chunk. */
  finish(): number {
    this.records.finish();
    return this.left;
  }

  /** Settles when everything has been taken. */
  flushed(): Promise<void> {
    return this.sent;
  }

  release(): void {
    for (const { bytes } of this.outputs.splice(0)) this.memory.giveBack(bytes);
  }

  /** Gives chunks their places until a run has `enoughBytes` or the output is full; answers where that ends. */
  private place(chunks: readonly PlacedChunk[], start: number, enoughBytes: number): number {
    let used = 0;
    let index = start;
    for (; index < chunks.length && used < enoughBytes; index++) {
      const chunk = chunks[index]!;
      if (isPlain(chunk)) continue;
      if (used + chunk.header.rawBytes > this.output().bytes.length) break;
      chunk.at = used;
      used = (used + chunk.header.rawBytes + 3) & ~3;
    }
    return index;
  }

  /** Answers when there is memory for what the chunks unpack to. */
  private async forward(chunks: PlacedChunk[]): Promise<{ unpacked: Promise<void> }> {
    const packed = chunks.filter((chunk) => !isPlain(chunk));
    const output = packed.length > 0 ? this.output() : null;
    await output?.gone;
    const unpacked = output ? this.unpack(packed, output.bytes) : Promise.resolve();
    const piece = chunks.map((chunk) => this.wanted(contentsOf(chunk, output))).filter(({ length }) => length > 0);
    // Threads have their next run before this one is written.
    const turn = output ? unpacked.then(() => turnOfLoop()) : unpacked;
    this.sent = this.send(piece, this.sent, turn);
    // They are awaited when the next block comes.
    for (const later of [unpacked, turn, this.sent]) later.catch(() => undefined);
    if (output) {
      output.gone = this.sent;
      this.turn = (this.turn + 1) % OUTPUTS;
    }
    return { unpacked };
  }

  private async send(piece: Uint8Array[], before: Promise<void>, ready: Promise<void>): Promise<void> {
    await before;
    await ready;
    if (piece.length > 0) await this.take(piece);
  }

  /** A single chunk is unpacked in less time than it takes to wake a thread. */
  private async unpack(packed: PlacedChunk[], output: Buffer): Promise<void> {
    if (packed.length > 1) return this.pool.unpack(packed, output);
    unpackChunks((codec ??= loadXetCodec()), packed, output);
  }

  private output(): Output {
    return (this.outputs[this.turn] ??= { bytes: this.memory.lend(this.neededBytes), gone: Promise.resolve() });
  }

  private wanted(contents: Uint8Array): Uint8Array {
    const from = Math.min(this.skip, contents.length);
    this.skip -= from;
    const bytes = contents.subarray(from, Math.min(contents.length, from + this.left));
    this.left -= bytes.length;
    return bytes;
  }
}

function isPlain({ header }: PlacedChunk): boolean {
  return header.scheme === SCHEME_NONE;
}

function contentsOf({ header, payload, at }: PlacedChunk, output: Output | null): Uint8Array {
  return header.scheme === SCHEME_NONE || !output ? payload : output.bytes.subarray(at, at + header.rawBytes);
}
