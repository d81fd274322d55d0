// Writes the records of a shard into one buffer, of which the size is known before.
import { HASH_BYTES, type XetHash, xetHashBytes } from '../hashes/xet-hash';
import { FOOTER_VERSION, RECORD_BYTES, SHARD_TAG, SHARD_VERSION } from './shard-format';

export class ShardWriter {
  private readonly bytes: Buffer;
  private at = 0;

  constructor(sizeBytes: number) {
    this.bytes = Buffer.alloc(sizeBytes);
  }

  header(footerBytes: number): void {
    this.bytes.set(SHARD_TAG, 0);
    this.bytes.writeBigUInt64LE(BigInt(SHARD_VERSION), HASH_BYTES);
    this.bytes.writeBigUInt64LE(BigInt(footerBytes), HASH_BYTES + 8);
    this.at += RECORD_BYTES;
  }

  /** A hash and up to four numbers of 32 bits. */
  record(hash: XetHash | Uint8Array, numbers: readonly number[] = []): void {
    this.bytes.set(typeof hash === 'string' ? xetHashBytes(hash) : hash, this.at);
    numbers.forEach((value, index) => this.bytes.writeUInt32LE(value, this.at + HASH_BYTES + index * 4));
    this.at += RECORD_BYTES;
  }

  bookend(): void {
    this.bytes.fill(0xff, this.at, this.at + HASH_BYTES);
    this.at += RECORD_BYTES;
  }

  /** Where the next record is written. */
  position(): number {
    return this.at;
  }

  footer(footer: ShardFooter): void {
    const start = this.at;
    const put = (offset: number, value: number) => void this.bytes.writeBigUInt64LE(BigInt(value), start + offset);
    put(0, FOOTER_VERSION);
    put(8, footer.filesAt);
    put(16, footer.xorbsAt);
    // The lookup tables are empty, but where they would begin is where clients stop to read xorbs.
    for (const offset of [24, 40, 56]) put(offset, start);
    this.bytes.set(footer.hmacKey, start + 72);
    put(104, footer.createdAtSeconds);
    put(112, footer.keyExpiresAtSeconds);
    put(168, footer.storedBytesOnDisk);
    put(176, footer.materializedBytes);
    put(184, footer.storedBytes);
    put(192, start);
  }

  done(): Buffer {
    return this.bytes;
  }
}

export interface ShardFooter {
  filesAt: number;
  xorbsAt: number;
  hmacKey: Uint8Array;
  createdAtSeconds: number;
  keyExpiresAtSeconds: number;
  storedBytesOnDisk: number;
  materializedBytes: number;
  storedBytes: number;
}
