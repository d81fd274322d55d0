// How much of one text stands in another: what makes a deleted and an added file one that was renamed.

/** 0 to 1: the share of lines, weighted by their length, that both texts have. Order does not matter, as in git's own estimate. */
export function similarity(before: string, after: string): number {
  const longest = Math.max(before.length, after.length);
  if (longest === 0) return 1;
  const left = new Map<string, number>();
  for (const line of before.split('\n')) left.set(line, (left.get(line) ?? 0) + 1);
  let shared = 0;
  for (const line of after.split('\n')) {
    const count = left.get(line) ?? 0;
    if (count === 0) continue;
    left.set(line, count - 1);
    shared += line.length + 1;
  }
  return Math.min(1, shared / (longest + 1));
}
