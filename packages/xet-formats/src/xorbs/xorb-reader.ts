// Verifies a xorb while it comes in: every chunk is unpacked and hashed, the Merkle root of all is the name of the xorb. Holds one chunk and
// the table, whatever the size of the xorb. A footer, which older clients send, is read over: the name covers contents only.
import type { XetCodec } from '../codec';
import type { ChunkHeader } from '../chunks/chunk-header';
import { ChunkRecords } from '../chunks/chunk-records';
import { decodeChunk } from '../chunks/decode-chunk';
import { XetFormatError } from '../errors';
import { chunkHash } from '../hashes/keyed-hashes';
import { MerkleHasher } from '../hashes/merkle';
import { type XetHash, xetHashFromBytes } from '../hashes/xet-hash';
import { CHUNK_HEADER_BYTES, CHUNK_MAX_RAW_BYTES, XORB_MAX_BODY_BYTES, XORB_MAX_CHUNKS } from '../limits';
import { isXorbFooter, MAX_FOOTER_BYTES } from './xorb-footer';
import { type XorbTable, XorbTableBuilder } from './xorb-table';

export interface XorbSummary {
  hash: XetHash;
  chunkCount: number;
  /** Of the contents. */
  rawBytes: number;
  /** Of the chunks with their headers, without any footer: what is to be stored of the bytes that came. */
  bodyBytes: number;
  table: XorbTable;
}

export interface XorbLimits {
  maxBodyBytes: number;
  maxChunks: number;
}

export const XORB_LIMITS: XorbLimits = { maxBodyBytes: XORB_MAX_BODY_BYTES, maxChunks: XORB_MAX_CHUNKS };

export class XorbReader {
  private readonly records: ChunkRecords;
  private readonly merkle: MerkleHasher;
  private readonly table = new XorbTableBuilder();
  private readonly words = new Int32Array(CHUNK_MAX_RAW_BYTES / 4);
  private pushedBytes = 0;

  constructor(
    private readonly codec: XetCodec,
    private readonly limits: XorbLimits = XORB_LIMITS,
  ) {
    this.merkle = new MerkleHasher(codec);
    const onChunk = (header: ChunkHeader, payload: Uint8Array) => this.verify(header, payload);
    this.records = new ChunkRecords({ onChunk, isEnd: isXorbFooter, keeps: 'call' });
  }

  /** Throws XetFormatError as soon as the bytes cannot be a xorb any more. */
  push(bytes: Uint8Array): void {
    this.pushedBytes += bytes.length;
    if (this.pushedBytes > this.limits.maxBodyBytes + MAX_FOOTER_BYTES) throw this.tooLarge();
    this.records.push(bytes);
  }

  finish(): XorbSummary {
    this.records.finish();
    const { count: chunkCount, rawBytes, bodyBytes } = this.table;
    if (chunkCount === 0) throw new XetFormatError('xet/xorb-empty', 'a xorb has at least one chunk');
    return { hash: xetHashFromBytes(this.merkle.root()), chunkCount, rawBytes, bodyBytes, table: this.table.table() };
  }

  private verify(header: ChunkHeader, payload: Uint8Array): void {
    const bodyBytes = CHUNK_HEADER_BYTES + header.payloadBytes;
    if (this.table.count >= this.limits.maxChunks) {
      throw new XetFormatError('xet/xorb-too-many-chunks', `a xorb has at most ${this.limits.maxChunks} chunks`);
    }
    if (this.table.bodyBytes + bodyBytes > this.limits.maxBodyBytes) throw this.tooLarge();
    const hash = chunkHash(this.codec, decodeChunk(this.codec, header, payload, this.words));
    this.merkle.add(hash, header.rawBytes);
    this.table.add(hash, header.rawBytes, bodyBytes);
  }

  private tooLarge(): XetFormatError {
    return new XetFormatError('xet/xorb-too-large', `a xorb has at most ${this.limits.maxBodyBytes} bytes`);
  }
}
