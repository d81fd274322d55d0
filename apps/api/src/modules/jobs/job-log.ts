// How much of a log is kept: the beginning whole, and of what follows the end. And what must not stand in it.
import type { LogState } from './job-queue.store';

export const HEAD_BYTES = 4 * 1024 * 1024;
export const TAIL_BYTES = 1024 * 1024;

/** The log with one more piece of `bytes`. */
export function withPiece({ seq, bytes, headSeq }: LogState, pieceBytes: number): LogState {
  const all = bytes + pieceBytes;
  return { seq: seq + 1, bytes: all, headSeq: all <= HEAD_BYTES ? seq + 1 : headSeq };
}

const TOKENS = /\b(hf|grove|mgr)_[0-9A-Za-z_-]{16,}/g;

/** Without tokens of hubs and runners, whoever's they are, and without what no text column takes. */
export function cleanLog(text: string): string {
  return text.replaceAll(TOKENS, '$1_…').replaceAll('\0', '');
}
