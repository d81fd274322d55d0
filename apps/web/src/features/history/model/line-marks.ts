export type Span = readonly [from: number, to: number];

const WORD = /[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu;
/** Longer lines are compared by their common ends only. */
const MOST_WORDS = 300;
/** When hardly anything is the same, marks say nothing. */
const SAME_FROM = 0.3;

/** Which words of two versions of a line differ. */
export function markChanges(before: string, after: string): [Span[], Span[]] {
  if (before.length + after.length > 10_000) return [[], []];
  const [old, now] = [before.match(WORD) ?? [], after.match(WORD) ?? []];
  const [keptOld, keptNow] = commonWords(old, now);
  const same = old.reduce((sum, word, index) => (keptOld.has(index) && word.trim() !== '' ? sum + word.length : sum), 0);
  if (same < SAME_FROM * Math.max(before.trim().length, after.trim().length)) return [[], []];
  return [spansWithout(old, keptOld), spansWithout(now, keptNow)];
}

/** Indexes of the words of a longest common subsequence. */
function commonWords(old: readonly string[], now: readonly string[]): [Set<number>, Set<number>] {
  const kept: [Set<number>, Set<number>] = [new Set(), new Set()];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) keep(kept, head, head++);
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) {
    tail += 1;
    keep(kept, old.length - tail, now.length - tail);
  }
  const [oldEnd, nowEnd] = [old.length - tail, now.length - tail];
  if (oldEnd - head > MOST_WORDS || nowEnd - head > MOST_WORDS) return kept;
  const lengths = lcsLengths(old.slice(head, oldEnd), now.slice(head, nowEnd));
  for (let i = 0, j = 0; i < oldEnd - head && j < nowEnd - head;) {
    if (old[head + i] === now[head + j]) keep(kept, head + i++, head + j++);
    else if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0)) i++;
    else j++;
  }
  return kept;
}

function keep([old, now]: [Set<number>, Set<number>], i: number, j: number): void {
  old.add(i);
  now.add(j);
}

/** lengths[i][j]: of the longest common subsequence of what follows i and j. */
function lcsLengths(old: readonly string[], now: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--) {
      const [here, below] = [lengths[i] as Uint16Array, lengths[i + 1] as Uint16Array];
      here[j] = old[i] === now[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, here[j + 1] ?? 0);
    }
  return lengths;
}

function spansWithout(words: readonly string[], kept: ReadonlySet<number>): Span[] {
  const spans: Span[] = [];
  let at = 0;
  words.forEach((word, index) => {
    const end = at + word.length;
    const last = spans.at(-1);
    if (!kept.has(index)) {
      if (last?.[1] === at) spans[spans.length - 1] = [last[0], end];
      else spans.push([at, end]);
    }
    at = end;
  });
  return spans;
}
