// The bytes of a Xet file, put together from its xorbs as they are read: constant memory, any range, for clients that do not speak Xet.
import { addAbortSignal, Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { loadXetCodec } from '@modelgrove/xet-codec';
import { ChunkDecoder, planReconstruction, type XetCodec, type XetHash } from '@modelgrove/xet-formats';
import { type ByteRange, ObjectStore, type OpenedObject } from '../../../platform/object-store';
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

type TakePiece = (piece: readonly Uint8Array[]) => Promise<void>;

interface Begun {
  part: TermPart;
  opening: Promise<OpenedObject>;
}

@Injectable()
export class XetReader {
  private codec: XetCodec | undefined;

  constructor(
    private readonly files: XetFilesStore,
    private readonly xorbs: XorbsStore,
    private readonly objects: ObjectStore,
  ) {}

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
    const counted: TakePiece = (piece) => {
      left -= piece.reduce((sum, { length }) => sum + length, 0);
      return take(piece);
    };
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
        await this.unpack(part, opened, counted);
      }
    } finally {
      (await next?.opening.catch(() => null))?.stream.destroy();
    }
    if (left !== 0) throw new Error(`the Xet file ${hash} lacks ${left} bytes of a range`);
  }

  private async begin(parts: AsyncIterator<TermPart, void>, signal?: AbortSignal): Promise<Begun | null> {
    const { done, value } = await parts.next();
    if (done || !value) return null;
    const opening = this.objects.open(value.storageKey, { start: value.bodyStart, endInclusive: value.bodyEnd - 1 }, signal);
    opening.catch(() => undefined); // awaited in its turn
    return { part: value, opening };
  }

  private async unpack(part: TermPart, { stream }: OpenedObject, take: TakePiece): Promise<void> {
    const decoder = new ChunkDecoder((this.codec ??= loadXetCodec()), { reusesMemory: true });
    let [skip, left] = [part.skipBytes, part.rawBytes];
    const unpacking = new Unpacking((block) => {
      const piece: Uint8Array[] = [];
      for (const chunk of decoder.push(block)) {
        const from = Math.min(skip, chunk.length);
        skip -= from;
        const bytes = chunk.subarray(from, Math.min(chunk.length, from + left));
        left -= bytes.length;
        if (bytes.length > 0) piece.push(bytes);
      }
      return piece.length > 0 ? take(piece) : undefined;
    });
    if (stream.writeTo) await stream.writeTo(unpacking);
    else await pipeline(stream, unpacking);
    decoder.finish();
    if (left !== 0) throw new Error(`the object ${part.storageKey} lacks ${left} bytes of its chunks`);
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

/** Takes blocks of a stored xorb; each is done with when what came out of it has been taken. */
class Unpacking extends Writable {
  constructor(private readonly block: (bytes: Uint8Array) => Promise<void> | undefined) {
    super({ highWaterMark: 1024 * 1024 });
  }

  override _write(bytes: Uint8Array, _encoding: string, done: (error?: Error | null) => void): void {
    try {
      const taken = this.block(bytes);
      if (taken) taken.then(() => done(), done);
      else done();
    } catch (error) {
      done(error as Error);
    }
  }
}

type Pump = (take: TakePiece, signal: AbortSignal) => Promise<void>;

/** To whoever reads it any Readable, at the price of a copy; it can also write itself, several chunks with one call of the system. */
class PieceStream extends Readable {
  private readonly ended = new AbortController();
  private started = false;
  private wanted: (() => void) | undefined;

  constructor(
    private readonly pump: Pump,
    signal?: AbortSignal,
  ) {
    super({ highWaterMark: 1024 * 1024 });
    if (signal) addAbortSignal(signal, this);
  }

  async writeTo(target: Writable): Promise<void> {
    this.started = true;
    try {
      await this.pump((piece) => writeAll(target, piece), this.ended.signal);
    } finally {
      this.destroy();
    }
  }

  override _read(): void {
    this.wanted?.();
    if (this.started) return;
    this.started = true;
    this.pump((piece) => this.pushCopy(piece), this.ended.signal).then(
      () => this.push(null),
      (error: Error) => this.destroy(error),
    );
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.ended.abort();
    this.wanted?.();
    callback(error);
  }

  private pushCopy(piece: readonly Uint8Array[]): Promise<void> {
    if (this.destroyed) return Promise.reject(new Error('the reader went away'));
    if (this.push(Buffer.concat(piece))) return Promise.resolve();
    return new Promise((resolve) => (this.wanted = resolve));
  }
}

function writeAll(target: Writable, piece: readonly Uint8Array[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const onClose = (): void => reject(new Error('the reader went away'));
    target.once('close', onClose);
    target.cork();
    piece.forEach((bytes, index) => {
      if (index < piece.length - 1) target.write(bytes);
      else
        target.write(bytes, (error) => {
          target.off('close', onClose);
          if (error) reject(error);
          else resolve();
        });
    });
    target.uncork();
  });
}
