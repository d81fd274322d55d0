// A file put together from runs of chunks: its terms as a store keeps them, and its name, which is made of the chunks' hashes.
import type { XetCodec } from '../codec';
import { MerkleHasher } from '../hashes/merkle';
import { type XetHash, xetHashFromBytes } from '../hashes/xet-hash';
import { chunkHashAt, endBefore, rawLengthAt, type XorbTable } from '../xorbs/xorb-table';

/** A run of chunks at `rawStart` of the file. Body offsets are physical, in the stored xorb; ends are exclusive. */
export interface AssembledTerm {
  xorb: XetHash;
  chunkStart: number;
  chunkEnd: number;
  rawStart: number;
  rawBytes: number;
  bodyStart: number;
  bodyEnd: number;
}

export interface AssembledFile {
  hash: XetHash;
  sizeBytes: number;
  terms: AssembledTerm[];
  /** The first chunk of the file and where it is, unless the file is empty. */
  first: { chunkHash: Uint8Array; xorb: XetHash; position: number } | null;
}

export class FileAssembly {
  private readonly merkle: MerkleHasher;
  private readonly file: Omit<AssembledFile, 'hash'> = { sizeBytes: 0, terms: [], first: null };

  constructor(codec: XetCodec) {
    this.merkle = new MerkleHasher(codec);
  }

  /** Chunks `chunkStart` to `chunkEnd` (exclusive) of a xorb, which its table must have. */
  add(xorb: XetHash, table: XorbTable, chunkStart: number, chunkEnd: number): void {
    for (let at = chunkStart; at < chunkEnd; at++) this.merkle.add(chunkHashAt(table, at), rawLengthAt(table, at));
    this.file.first ??= { chunkHash: Uint8Array.from(chunkHashAt(table, chunkStart)), xorb, position: chunkStart };
    const rawStart = this.file.sizeBytes;
    const rawBytes = endBefore(table.rawEnds, chunkEnd) - endBefore(table.rawEnds, chunkStart);
    const [bodyStart, bodyEnd] = [endBefore(table.bodyEnds, chunkStart), endBefore(table.bodyEnds, chunkEnd)];
    this.file.terms.push({ xorb, chunkStart, chunkEnd, rawStart, rawBytes, bodyStart, bodyEnd });
    this.file.sizeBytes += rawBytes;
  }

  finish(): AssembledFile {
    return { ...this.file, hash: xetHashFromBytes(this.merkle.fileHash()) };
  }
}
