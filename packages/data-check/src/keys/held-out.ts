/**
 * Which rows are held out of training when a share is carved out, the same rule as the trainers': of the n different keys, sorted ascending as
 * hexadecimal text, the first floor(share × n + 0.5) are held out, but at least one when n ≥ 2, and never all. Rows with the same key stay together, so
 * neither the names of files nor the order of rows matters.
 */
export function heldOutKeys(keys: Iterable<string>, share: number): Set<string> {
  const different = [...new Set(keys)].sort();
  return new Set(different.slice(0, heldOutCount(different.length, share)));
}

/** Of `different` rows; see heldOutKeys. */
export function heldOutCount(different: number, share: number): number {
  if (share <= 0 || different < 2) return 0;
  return Math.min(Math.max(Math.floor(share * different + 0.5), 1), different - 1);
}
