import { commonPrefixLength, commonSuffixLength } from '../objects/byte-runs';
import { BLOCK_BYTES, blockHash, BlockIndex, MAX_CANDIDATES, rollHash } from './block-index';
import { DeltaWriter } from './delta-writer';

/** A delta pays when it is at most this part of what it replaces. */
const WORTHWHILE = 0.6;

/** A range of the target that stands in the base. */
interface Match {
  from: number;
  baseFrom: number;
  length: number;
}

/**
 * A delta that makes `target` from `base`, of at most `maxBytes`; null when there is none, and when both are the same bytes
 * (an object must never become a delta of itself). What both start and end with is found by native comparison, the middle of
 * the target is matched greedily against blocks of the middle of the base.
 */
export function createDelta(base: Buffer, target: Buffer, maxBytes = Math.floor(target.length * WORTHWHILE)): Buffer | null {
  const shorter = Math.min(base.length, target.length);
  const head = commonPrefixLength(base, 0, target, 0, shorter);
  if (head === base.length && head === target.length) return null;
  const tail = commonSuffixLength(base, base.length, target, target.length, shorter - head);
  const delta = new DeltaWriter(base.length, target, maxBytes);
  if (head > 0) delta.copy(0, head);
  writeMiddle(delta, base, target, head, tail);
  if (tail > 0) delta.copy(base.length - tail, tail);
  return delta.finish();
}

function writeMiddle(delta: DeltaWriter, base: Buffer, target: Buffer, head: number, tail: number): void {
  const baseEnd = base.length - tail;
  const targetEnd = target.length - tail;
  let written = head;
  if (baseEnd - head >= BLOCK_BYTES && targetEnd - head >= BLOCK_BYTES) {
    const matcher = new Matcher(base, target, new BlockIndex(base, head, baseEnd), { baseEnd, targetEnd });
    for (let match = matcher.next(written); match && !delta.tooLarge; match = matcher.next(written)) {
      delta.literal(written, match.from);
      delta.copy(match.baseFrom, match.length);
      written = match.from + match.length;
    }
  }
  delta.literal(written, targetEnd);
}

class Matcher {
  constructor(
    private readonly base: Buffer,
    private readonly target: Buffer,
    private readonly index: BlockIndex,
    private readonly ends: { baseEnd: number; targetEnd: number },
  ) {}

  /** The first match at or behind `written`, grown to both sides. */
  next(written: number): Match | null {
    const { target, ends } = this;
    const last = ends.targetEnd - BLOCK_BYTES;
    if (written > last) return null;
    let hash = blockHash(target, written);
    for (let at = written; ; at++) {
      const match = this.longest(at, hash, written);
      if (match || at >= last) return match;
      hash = rollHash(hash, target[at]!, target[at + BLOCK_BYTES]!);
    }
  }

  private longest(at: number, hash: number, written: number): Match | null {
    let best: Match | null = null;
    let tries = MAX_CANDIDATES;
    for (let block = this.index.first(hash); block >= 0 && tries > 0; block = this.index.after(block), tries--) {
      const candidate = this.index.offsetOf(block);
      const max = Math.min(this.ends.baseEnd - candidate, this.ends.targetEnd - at);
      const length = commonPrefixLength(this.base, candidate, this.target, at, max);
      if (length >= BLOCK_BYTES && length > (best?.length ?? 0)) best = { from: at, baseFrom: candidate, length };
    }
    return best && this.grownBack(best, written);
  }

  private grownBack({ from, baseFrom, length }: Match, written: number): Match {
    const back = commonSuffixLength(this.base, baseFrom, this.target, from, Math.min(from - written, baseFrom));
    return { from: from - back, baseFrom: baseFrom - back, length: length + back };
  }
}
