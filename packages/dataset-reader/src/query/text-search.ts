// A word in any text of a row, nested ones too, whatever its case.
import { type Feature, type Features, kindOf } from '../features/features';
import type { RawRow } from '../tables/table';

const MAX_DEPTH = 24;

/** Columns that hold texts somewhere. */
export function textColumns(features: Features): string[] {
  return Object.entries(features)
    .filter(([, feature]) => hasText(feature))
    .map(([name]) => name);
}

function hasText(feature: Feature): boolean {
  const kind = kindOf(feature);
  if (kind === 'Value') return /string/.test((feature as { dtype: string }).dtype);
  if (kind === 'Json') return true;
  if (kind === 'List') return hasText((feature as { feature: Feature }).feature);
  return kind === 'struct' && Object.values(feature as Features).some(hasText);
}

/** All words of the query, each somewhere in the row. */
export function searchTest(query: string, columns: readonly string[]): (row: RawRow) => boolean {
  const words = query.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 20);
  return (row) => words.every((word) => columns.some((column) => holds(row[column], word, 0)));
}

function holds(value: unknown, word: string, depth: number): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(word);
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH || ArrayBuffer.isView(value)) return false;
  return Object.values(value).some((one) => holds(one, word, depth + 1));
}
