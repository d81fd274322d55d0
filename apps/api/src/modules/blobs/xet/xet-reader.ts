// The bytes of a Xet file, put together from its xorbs as they are read: constant memory, any range, for clients that do not speak Xet.
import { Injectable } from '@nestjs/common';
import { planReconstruction, type XetHash } from '@modelgrove/xet-formats';
import { type ByteRange, ObjectStore, type OpenedObject } from '../../../platform/object-store';
import { PieceMemory } from './piece-memory';
import { PieceStream, type TakePiece } from './piece-stream';
import { storedBlocks } from './stored-blocks';
import { UnpackPool } from './unpack-pool';
import { Unpacking } from './unpacking';
import { XetFilesStore } from './xet-files.store';
import type { StoredTerm } from './xet.types';
import { XorbsStore } from './xorbs.store';

const TERMS_AT_A_TIME = 256;

/** The chunks of a term that a range of the file needs. */
interface TermPart {
  storageKey: string;
  /** Of the stored body; the end is exclusive. */
  bodyStart: number;
  bodyEnd: number;
  /** Raw bytes of the first chunk that are not asked for. */
  skipBytes: number;
  /** Raw bytes that are. */
  rawBytes: number;
}

interface Begun {
  part: TermPart;
  opening: Promise<OpenedObject>;
}

type WorkOnPart = (part: TermPart, opened: OpenedObject) => Promise<void>;

@Injectable()
export class XetReader {
  private readonly memory = new PieceMemory();

  constructor(
    private readonly files: XetFilesStore,
    private readonly xorbs: XorbsStore,
    private readonly objects: ObjectStore,
    private readonly pool: UnpackPool,
  ) {}

  /** Memory of unpacked bytes that downloads hold. */
  get heldBytes(): number {
    return this.memory.lentBytes;
  }

  /** As ObjectStore.open: `sizeBytes` is that of the whole file, the caller consumes or destroys the stream. Nothing is authorised here. */
  open(hash: XetHash, sizeBytes: number, range?: ByteRange, signal?: AbortSignal): OpenedObject {
    const wanted = range ?? { start: 0, endInclusive: sizeBytes - 1 };
    const pump = sizeBytes === 0 ? async () => {} : (take: TakePiece, ended: AbortSignal) => this.pump(hash, wanted, take, ended);
    return { stream: new PieceStream(pump, signal), sizeBytes };
  }

  /**
   * Hands the bytes of a range over, piece by piece, in order. A piece is good until `take` has settled: its memory is used again, since new
   * memory for every piece would cost more than all else. Rejects unless it comes to exactly the range.
   */
  async pump(hash: XetHash, range: ByteRange, take: TakePiece, signal?: AbortSignal): Promise<void> {
    let left = range.endInclusive + 1 - range.start;
    const unpacking = new Unpacking(this.pool, this.memory, left, (piece) => {
      signal?.throwIfAborted();
      left -= piece.reduce((sum, { length }) => sum + length, 0);
      return take(piece);
    });
    try {
      await this.eachPart(hash, range, (part, opened) => unpackPart(part, opened, unpacking), signal);
      await unpacking.flushed();
    } finally {
      unpacking.release();
    }
    if (left !== 0) throw new Error(`the Xet file ${hash} lacks ${left} bytes of a range`);
  }

  /** Of the bytes of a whole file, by a thread that unpacks them too. */
  async sha256(hash: XetHash, sizeBytes: number): Promise<string> {
    const found = await this.pool.sha256(sizeBytes, (put) =>
      this.eachPart(hash, { start: 0, endInclusive: sizeBytes - 1 }, async ({ bodyStart, bodyEnd }, { stream }) => {
        await storedBlocks(stream, bodyEnd - bodyStart, put);
        await put('end of term');
      }),
    );
    if (found.rawBytes !== sizeBytes) throw new Error(`the Xet file ${hash} has ${found.rawBytes} bytes, not ${sizeBytes}`);
    return found.sha256;
  }

  private async eachPart(hash: XetHash, range: ByteRange, work: WorkOnPart, signal?: AbortSignal): Promise<void> {
    const parts = this.parts(hash, range);
    let next = await this.begin(parts, signal);
    try {
      while (next) {
        const { part, opening }: Begun = next;
        const opened = await opening;
        // The next xorb is on its way while this one is sent.
        next = await this.begin(parts, signal).catch((error: unknown) => {
          opened.stream.destroy();
          throw error;
        });
        await work(part, opened);
      }
    } finally {
      (await next?.opening.catch(() => null))?.stream.destroy();
    }
  }

  private async begin(parts: AsyncIterator<TermPart, void>, signal?: AbortSignal): Promise<Begun | null> {
    const { done, value } = await parts.next();
    if (done || !value) return null;
    const opening = this.objects.open(value.storageKey, { start: value.bodyStart, endInclusive: value.bodyEnd - 1 }, signal);
    opening.catch(() => undefined); // awaited in its turn
    return { part: value, opening };
  }

  private async *parts(hash: XetHash, range: ByteRange): AsyncGenerator<TermPart> {
    const end = range.endInclusive + 1;
    for (let start = range.start; start < end;) {
      const terms = await this.files.terms(hash, start, end, TERMS_AT_A_TIME);
      const last = terms.at(-1);
      if (!last) return;
      for (const term of terms) yield await this.part(term, start, end);
      start = last.rawStart + last.rawBytes;
    }
  }

  /** Whole terms need no table; the first and the last one of a range are cut to the chunks they need. */
  private async part(term: StoredTerm, start: number, end: number): Promise<TermPart> {
    if (start <= term.rawStart && term.rawStart + term.rawBytes <= end) return { ...term, skipBytes: 0 };
    const [xorb] = await this.xorbs.find([term.xorb]);
    if (!xorb) throw new Error(`the xorb ${term.xorb} has gone while a file uses it`);
    const [from, to] = [Math.max(start, term.rawStart), Math.min(end, term.rawStart + term.rawBytes)];
    const plan = planReconstruction([term], term.rawStart, { start: from, end: to }, () => xorb.table);
    const { bodyStart, bodyEndInclusive } = plan.fetches.get(term.xorb)![0]!;
    const { storageKey } = term;
    return { storageKey, bodyStart, bodyEnd: bodyEndInclusive + 1, skipBytes: plan.offsetIntoFirstRange, rawBytes: to - from };
  }
}

async function unpackPart(part: TermPart, { stream }: OpenedObject, unpacking: Unpacking): Promise<void> {
  unpacking.begin(part.skipBytes, part.rawBytes);
  await storedBlocks(stream, part.bodyEnd - part.bodyStart, (block) => unpacking.push(block));
  const missing = unpacking.finish();
  if (missing !== 0) throw new Error(`the object ${part.storageKey} lacks ${missing} bytes of its chunks`);
}
