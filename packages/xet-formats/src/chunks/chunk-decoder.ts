import type { XetCodec } from '../codec';
import type { ChunkHeader } from './chunk-header';
import { ChunkRecords } from './chunk-records';
import { decodeChunk } from './decode-chunk';

/**
 * From a piece of a stored xorb to the contents of its chunks, for serving. Checks what decoding needs, not the hashes: the xorb was verified
 * when it came. An uncompressed chunk that lies whole in a pushed block is a part of that block. Throws XetFormatError.
 */
export class ChunkDecoder {
  private decoded: Uint8Array[] = [];
  private readonly records: ChunkRecords;

  constructor(codec: XetCodec) {
    const onChunk = (header: ChunkHeader, payload: Uint8Array) => void this.decoded.push(decodeChunk(codec, header, payload));
    this.records = new ChunkRecords({ onChunk });
  }

  /** The contents of the chunks that end in `bytes`, in order. */
  push(bytes: Uint8Array): Uint8Array[] {
    this.records.push(bytes);
    const chunks = this.decoded;
    this.decoded = [];
    return chunks;
  }

  finish(): void {
    this.records.finish();
  }
}
