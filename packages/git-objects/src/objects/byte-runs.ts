// How far two buffers agree. A loop over the first bytes settles most calls; longer runs are found by native comparison of
// ranges that grow and then halve, so that two trees of 84 KB that differ in one entry cost a few microseconds.

const LOOP_BYTES = 32;
const FIRST_STEP_BYTES = 256;

type SameBytes = (from: number, length: number) => boolean;

/** Number of equal bytes from `a[aStart]` and `b[bStart]` on, at most `max` (which must lie inside both). */
export function commonPrefixLength(a: Buffer, aStart: number, b: Buffer, bStart: number, max: number): number {
  const loopEnd = Math.min(max, LOOP_BYTES);
  let equal = 0;
  while (equal < loopEnd && a[aStart + equal] === b[bStart + equal]) equal++;
  if (equal < loopEnd || equal === max) return equal;
  const same: SameBytes = (from, length) => {
    const aFrom = aStart + from;
    const bFrom = bStart + from;
    return a.compare(b, bFrom, bFrom + length, aFrom, aFrom + length) === 0;
  };
  equal = gallop(same, equal, max);
  while (equal < max && a[aStart + equal] === b[bStart + equal]) equal++;
  return equal;
}

/** Number of equal bytes before `a[aEnd]` and `b[bEnd]`, at most `max` (which must lie inside both). */
export function commonSuffixLength(a: Buffer, aEnd: number, b: Buffer, bEnd: number, max: number): number {
  const loopEnd = Math.min(max, LOOP_BYTES);
  let equal = 0;
  while (equal < loopEnd && a[aEnd - 1 - equal] === b[bEnd - 1 - equal]) equal++;
  if (equal < loopEnd || equal === max) return equal;
  const same: SameBytes = (from, length) => {
    const aTo = aEnd - from;
    const bTo = bEnd - from;
    return a.compare(b, bTo - length, bTo, aTo - length, aTo) === 0;
  };
  equal = gallop(same, equal, max);
  while (equal < max && a[aEnd - 1 - equal] === b[bEnd - 1 - equal]) equal++;
  return equal;
}

/** Comes to within LOOP_BYTES of the first difference (or to `max`), knowing that the first `equal` bytes agree. */
function gallop(same: SameBytes, known: number, max: number): number {
  let equal = known;
  let step = FIRST_STEP_BYTES;
  for (; equal < max; step *= 4) {
    const length = Math.min(step, max - equal);
    if (same(equal, length)) equal += length;
    else return halve(same, equal, length);
  }
  return equal;
}

function halve(same: SameBytes, known: number, differsWithin: number): number {
  let equal = known;
  let range = differsWithin;
  while (range > LOOP_BYTES) {
    const half = range >> 1;
    if (same(equal, half)) {
      equal += half;
      range -= half;
    } else range = half;
  }
  return equal;
}
