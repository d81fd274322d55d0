// Rows that are held as a whole: a JSON file that is one list, and files of pictures or sound, of which each is a row.
import type { ByteSource } from '@modelgrove/data-check/readers';
import { DatasetReadError } from '../errors';
import { type Features, fromEntries } from '../features/features';
import { ColumnTypes, jsonType } from '../features/inferred-features';
import { isObject } from '../layout/data-layout';
import { MOST_LIST_BYTES, type RawRow, type Table } from './table';

export class MemoryTable implements Table {
  readonly isPartial = false;
  readonly rows: number;

  constructor(
    readonly features: Features,
    private readonly held: readonly RawRow[],
  ) {
    this.rows = held.length;
  }

  rowsAtOnce(): number {
    return 10_000;
  }

  read(start: number, end: number): Promise<RawRow[]> {
    return Promise.resolve(this.held.slice(start, end));
  }

  pick(numbers: readonly number[]): Promise<RawRow[]> {
    return Promise.resolve(numbers.map((number) => this.held[number]!));
  }

  scan(_columns: readonly string[], visit: (rows: readonly RawRow[], first: number) => boolean): Promise<void> {
    visit(this.held, 0);
    return Promise.resolve();
  }
}

/** A list of objects, or an object whose one list of objects has the rows (`{"data": [...]}`). Throws 'viewer/too-large', 'viewer/unreadable'. */
export async function jsonListTable(source: ByteSource): Promise<MemoryTable> {
  if (source.sizeBytes > MOST_LIST_BYTES)
    throw new DatasetReadError(
      'viewer/too-large',
      `A JSON file that is one list is shown up to ${MOST_LIST_BYTES / 2 ** 20} MiB: write one object a line (JSON Lines), or Parquet.`,
    );
  const rows = rowsIn(parsed(Buffer.from(await source.read(0, source.sizeBytes)).toString('utf8')));
  const types = new ColumnTypes(jsonType);
  for (const row of rows) types.add(row);
  const features = types.features();
  const names = Object.keys(features);
  return new MemoryTable(
    features,
    rows.map((row) => fromEntries(names.map((name) => [name, Object.hasOwn(row, name) ? row[name] : null] as const))),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new DatasetReadError('viewer/unreadable', 'A JSON file of this split is no valid JSON.');
  }
}

function rowsIn(given: unknown): Record<string, unknown>[] {
  if (Array.isArray(given)) return given.filter(isObject);
  if (!isObject(given)) return [];
  const lists = Object.values(given).filter((one): one is unknown[] => Array.isArray(one) && one.some(isObject));
  return lists.length === 1 ? lists[0]!.filter(isObject) : [given];
}

/** Pictures or sound as rows; their folders are labels where there are several. */
export function folderTable(kind: 'image' | 'audio', paths: readonly string[]): MemoryTable {
  const folders = [...new Set(paths.map(labelOf))].toSorted();
  const hasLabels = folders.length > 1 && !folders.includes('');
  const media = { _type: kind === 'image' ? ('Image' as const) : ('Audio' as const) };
  const features: Features = { [kind]: media, ...(hasLabels && { label: { _type: 'ClassLabel' as const, names: folders } }) };
  return new MemoryTable(
    features,
    paths.map((path) => ({ [kind]: { bytes: null, path }, ...(hasLabels && { label: folders.indexOf(labelOf(path)) }) })),
  );
}

function labelOf(path: string): string {
  return path.split('/').at(-2) ?? '';
}
