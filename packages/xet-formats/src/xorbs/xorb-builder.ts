// Collects chunks to a xorb: for contents that come from elsewhere than a Xet client, and for tests.
import type { XetCodec } from '../codec';
import { type ChunkPacking, encodeChunk } from '../chunks/encode-chunk';
import { XetFormatError } from '../errors';
import { chunkHash } from '../hashes/keyed-hashes';
import { MerkleHasher } from '../hashes/merkle';
import { xetHashFromBytes } from '../hashes/xet-hash';
import { CHUNK_MAX_RAW_BYTES, XORB_MAX_CHUNKS, XORB_TARGET_RAW_BYTES } from '../limits';
import type { XorbSummary } from './xorb-reader';
import { XorbTableBuilder } from './xorb-table';

export interface XorbBuilderOptions {
  packing?: ChunkPacking;
  maxRawBytes?: number;
  maxChunks?: number;
}

export interface BuiltXorb extends XorbSummary {
  /** The chunks one behind the other. */
  body: Buffer[];
}

export class XorbBuilder {
  private readonly merkle: MerkleHasher;
  private readonly table = new XorbTableBuilder();
  private readonly body: Buffer[] = [];
  private readonly options: Required<XorbBuilderOptions>;

  constructor(
    private readonly codec: XetCodec,
    options: XorbBuilderOptions = {},
  ) {
    this.merkle = new MerkleHasher(codec);
    this.options = { packing: 'auto', maxRawBytes: XORB_TARGET_RAW_BYTES, maxChunks: XORB_MAX_CHUNKS, ...options };
  }

  get chunkCount(): number {
    return this.table.count;
  }

  get rawBytes(): number {
    return this.table.rawBytes;
  }

  /** Whether a chunk of this length still goes in; anything goes into an empty xorb. */
  fits(rawBytes: number): boolean {
    const { count, rawBytes: have } = this.table;
    return count === 0 || (count < this.options.maxChunks && have + rawBytes <= this.options.maxRawBytes);
  }

  /** Adds one chunk and answers its number. `hash` is its chunk hash, where that is known already. */
  add(raw: Uint8Array, hash: Uint8Array = chunkHash(this.codec, raw)): number {
    if (!this.fits(raw.length)) throw new XetFormatError('xet/xorb-full', 'the xorb is full');
    if (raw.length === 0 || raw.length > CHUNK_MAX_RAW_BYTES) {
      throw new XetFormatError('xet/chunk-size', `a chunk of ${raw.length} bytes: 1 to ${CHUNK_MAX_RAW_BYTES} are allowed`);
    }
    const record = encodeChunk(this.codec, raw, this.options.packing);
    this.merkle.add(hash, raw.length);
    this.table.add(hash, raw.length, record.length);
    this.body.push(record);
    return this.table.count - 1;
  }

  build(): BuiltXorb {
    const { count: chunkCount, rawBytes, bodyBytes } = this.table;
    if (chunkCount === 0) throw new XetFormatError('xet/xorb-empty', 'a xorb has at least one chunk');
    const hash = xetHashFromBytes(this.merkle.root());
    return { hash, chunkCount, rawBytes, bodyBytes, table: this.table.table(), body: this.body };
  }
}
