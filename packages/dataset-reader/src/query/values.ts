// How values compare, whatever a format makes of them: numbers as numbers, times as their ISO texts, everything nested not at all.
export type Comparable = number | bigint | string | boolean;

/** Null: missing, or nothing that has an order. */
export function comparable(value: unknown): Comparable | null {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isNaN(value) ? null : value;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().replace(/Z$/, '');
  return null;
}

/** Below 0, 0, above 0; null for values of different kinds. `2020-01-01` compares with the text of a time by its beginning. */
export function compare(a: Comparable, b: Comparable): number | null {
  const isNumber = (one: Comparable): one is number | bigint => typeof one === 'number' || typeof one === 'bigint';
  if (isNumber(a) && isNumber(b)) return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a !== typeof b) return null;
  return a < b ? -1 : a > b ? 1 : 0;
}
