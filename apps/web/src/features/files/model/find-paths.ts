/** Paths that hold the letters in their order, the best first: letters that stand together, and those of the name itself, count more. */
export function findPaths(paths: readonly string[], wanted: string, limit: number): string[] {
  const letters = wanted.toLowerCase().replaceAll(/\s+/g, '');
  if (letters === '') return paths.slice(0, limit);
  const scored = paths.flatMap((path) => {
    const score = scoreOf(path.toLowerCase(), letters);
    return score === null ? [] : [{ path, score }];
  });
  return scored
    .sort((a, b) => b.score - a.score || a.path.length - b.path.length)
    .slice(0, limit)
    .map(({ path }) => path);
}

function scoreOf(path: string, letters: string): number | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === letters) return 10_000;
  if (name.startsWith(letters)) return 5000 - path.length;
  if (path.includes(letters)) return 2000 + (name.includes(letters) ? 1000 : 0) - path.length;
  let score = 0;
  let at = -1;
  for (const letter of letters) {
    const next = path.indexOf(letter, at + 1);
    if (next < 0) return null;
    score += next === at + 1 ? 10 : 1;
    at = next;
  }
  return score;
}
