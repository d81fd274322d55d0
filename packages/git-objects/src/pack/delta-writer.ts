// Collects the instructions of a delta as bytes and gives up as soon as they exceed what the delta may cost.
import { sizeVarInt } from './varint';

/** What git itself writes at most in one instruction; readers of old cannot take more. */
const MAX_COPY_BYTES = 0x10000;
const MAX_LITERAL_BYTES = 0x7f;

export class DeltaWriter {
  private readonly pieces: Buffer[] = [];
  private bytes = 0;

  constructor(
    baseBytes: number,
    private readonly target: Buffer,
    private readonly maxBytes: number,
  ) {
    this.push(Buffer.from([...sizeVarInt(baseBytes), ...sizeVarInt(target.length)]));
  }

  get tooLarge(): boolean {
    return this.bytes > this.maxBytes;
  }

  copy(offset: number, length: number): void {
    for (let done = 0; done < length && !this.tooLarge; done += MAX_COPY_BYTES) {
      this.push(copyInstruction(offset + done, Math.min(MAX_COPY_BYTES, length - done)));
    }
  }

  literal(from: number, to: number): void {
    for (let at = from; at < to && !this.tooLarge; at += MAX_LITERAL_BYTES) {
      const length = Math.min(MAX_LITERAL_BYTES, to - at);
      this.push(Buffer.from([length]));
      this.push(this.target.subarray(at, at + length));
    }
  }

  /** The delta, or null when it is too large. */
  finish(): Buffer | null {
    return this.tooLarge ? null : Buffer.concat(this.pieces, this.bytes);
  }

  private push(piece: Buffer): void {
    this.pieces.push(piece);
    this.bytes += piece.length;
  }
}

function copyInstruction(offset: number, length: number): Buffer {
  const size = length === MAX_COPY_BYTES ? 0 : length;
  const operands = [offset & 0xff, (offset >>> 8) & 0xff, (offset >>> 16) & 0xff, offset >>> 24, size & 0xff, size >>> 8];
  const bits = operands.reduce((set, operand, bit) => (operand === 0 ? set : set | (1 << bit)), 0x80);
  return Buffer.from([bits, ...operands.filter((operand) => operand !== 0)]);
}
