import type { Example } from '../findings/findings';
import { type Pair } from './near';
import { type RowTable } from './row-table';

export const MAX_EXAMPLES = 20;

/** An example with the hash by which it is chosen. */
export interface Ranked {
  rank: number;
  example: Example;
}

export function rankedPair(table: RowTable, { row, other, similarity }: Pair): Ranked {
  const rounded = Math.round(similarity * 100) / 100;
  const example = { place: table.placeOf(row), other: table.placeOf(other), ...(rounded < 1 && { similarity: rounded }) };
  return { rank: table.wholeHigh.get(row), example };
}

export function bySides(table: RowTable, rows: Uint32Array): [train: number[], validation: number[]] {
  const sides: [number[], number[]] = [[], []];
  for (const row of rows) sides[table.sideOf(row)].push(row);
  return sides;
}
