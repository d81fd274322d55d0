// Memory for unpacked bytes on their way to clients. A slow client holds its pieces for long, so that their sum is bounded by making the pieces
// of those who come later smaller; nobody waits for another's.
import { CHUNK_MAX_RAW_BYTES } from '@modelgrove/xet-formats';
import { sharedMemory } from './stored-blocks';

const PIECE_BYTES = 512 * 1024;
const SMALL_PIECE_BYTES = 256 * 1024;
const PLENTY_BYTES = 128 * 2 ** 20;

export class PieceMemory {
  private lent = 0;

  get lentBytes(): number {
    return this.lent;
  }

  /** Shared memory for `neededBytes` or for a part of them, enough for any chunk; chunks are unpacked by words of four bytes. */
  lend(neededBytes: number): Buffer {
    const most = this.lent + PIECE_BYTES <= PLENTY_BYTES ? PIECE_BYTES : SMALL_PIECE_BYTES;
    const piece = sharedMemory(Math.max(CHUNK_MAX_RAW_BYTES, Math.min(most, Math.ceil(neededBytes / 4) * 4)));
    this.lent += piece.length;
    return piece;
  }

  /** It is not used again here: a thread or a socket may still be at it. */
  giveBack(piece: Buffer): void {
    this.lent -= piece.length;
  }
}
