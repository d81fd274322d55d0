// Reads a GGUF file from its beginning, piece by piece, within a budget of bytes. Every length is compared with what the file still has before
// anything is allocated for it.
import type { ByteSource } from './byte-source';
import { ModelFormatError } from './errors';

const FIRST_PIECE = 64 * 1024;
const LARGEST_PIECE = 4 * 1024 * 1024;

export class GgufCursor {
  isLittleEndian = true;
  /** GGUF 1 counts with 32 bits, all later ones with 64. */
  hasWideCounts = true;
  private view: DataView = new DataView(new ArrayBuffer(0));
  private viewStart = 0;
  private piece = FIRST_PIECE;
  private spent = 0;
  private position = 0;

  constructor(
    private readonly source: ByteSource,
    private readonly maxBytes: number,
  ) {}

  get at(): number {
    return this.position;
  }

  /** How much of the file is left: no list in it can have more elements than that. */
  get left(): number {
    return this.source.sizeBytes - this.position;
  }

  /** Without reading what lies between. */
  moveTo(position: number): void {
    this.position = position;
  }

  skip(length: number): void {
    if (length > this.left) throw truncated();
    this.position += length;
  }

  async u8(): Promise<number> {
    await this.need(1);
    return this.view.getUint8(this.take(1));
  }

  async u32(): Promise<number> {
    await this.need(4);
    return this.view.getUint32(this.take(4), this.isLittleEndian);
  }

  async u64(): Promise<bigint> {
    await this.need(8);
    return this.view.getBigUint64(this.take(8), this.isLittleEndian);
  }

  /** A number that counts bytes or elements of this file: larger than what is left of it cannot be true. */
  async count(): Promise<number> {
    const value = await this.wide();
    if (value > BigInt(this.left)) throw new ModelFormatError('gguf/truncated', 'The file counts more than it has bytes.');
    return Number(value);
  }

  /** As wide as this version counts. */
  async wide(): Promise<bigint> {
    return this.hasWideCounts ? this.u64() : BigInt(await this.u32());
  }

  async bytes(length: number): Promise<Uint8Array> {
    await this.need(length);
    const from = this.take(length);
    return new Uint8Array(this.view.buffer, this.view.byteOffset + from, length);
  }

  /** Null when it is longer than `most`; it is passed over then. Bytes that are no UTF-8 become replacement characters. */
  async text(most: number): Promise<string | null> {
    const length = await this.count();
    if (length <= most) return new TextDecoder().decode(await this.bytes(length));
    this.skip(length);
    return null;
  }

  /** So many texts, unread. Without a promise for each: a vocabulary has hundreds of thousands. */
  async passTexts(count: number): Promise<void> {
    for (let left = count; left > 0;) {
      left -= this.passTextsInView(left);
      // The next one is not wholly in memory, or its length is not.
      if (left > 0) this.skip(await this.count());
      left -= 1;
    }
  }

  private passTextsInView(most: number): number {
    const width = this.hasWideCounts ? 8 : 4;
    const start = this.position - this.viewStart;
    let at = start;
    let passed = 0;
    for (; start >= 0 && passed < most && at + width <= this.view.byteLength; passed += 1) {
      const length = this.view.getUint32(this.hasWideCounts && !this.isLittleEndian ? at + 4 : at, this.isLittleEndian);
      const high = this.hasWideCounts ? this.view.getUint32(this.isLittleEndian ? at + 4 : at, this.isLittleEndian) : 0;
      if (high !== 0 || at + width + length > this.view.byteLength) break;
      at += width + length;
    }
    this.position += at - start;
    return passed;
  }

  async scalar(bytes: number): Promise<DataView> {
    const piece = await this.bytes(bytes);
    return new DataView(piece.buffer, piece.byteOffset, bytes);
  }

  private take(length: number): number {
    const from = this.position - this.viewStart;
    this.position += length;
    return from;
  }

  private async need(length: number): Promise<void> {
    const from = this.position - this.viewStart;
    if (from >= 0 && from + length <= this.view.byteLength) return;
    if (length > this.left) throw truncated();
    const wanted = Math.min(Math.max(length, this.piece), this.left);
    this.spent += wanted;
    if (this.spent > this.maxBytes)
      throw new ModelFormatError('gguf/header-too-large', `The header is longer than the ${this.maxBytes} bytes that are read at most.`);
    const bytes = await this.source.read(this.position, wanted);
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.viewStart = this.position;
    this.piece = Math.min(this.piece * 2, LARGEST_PIECE);
  }
}

function truncated(): ModelFormatError {
  return new ModelFormatError('gguf/truncated', 'The file ends before its header does.');
}
