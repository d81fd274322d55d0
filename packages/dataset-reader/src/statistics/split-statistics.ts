// Statistics of all columns of a split, or of its beginning where there is much of it.
import type { Features } from '../features/features';
import type { Table } from '../tables/table';
import { type Collector, collectorOf, type ColumnStatistics } from './column-statistics';

export interface SplitStatistics {
  num_examples: number;
  statistics: ColumnStatistics[];
  partial: boolean;
}

const MOST_ROWS = 2_000_000;
/** Lists are built to tell how long they are: a second for so many. */
const MOST_ROWS_WITH_LISTS = 200_000;
/** Of values that are held together: 8 bytes each. */
const MOST_VALUES = 12_000_000;
/** Runs of rows of the size that is read at once. */
const MOST_RUNS = 20;

export async function splitStatistics(table: Table, features: Features): Promise<SplitStatistics> {
  const isLong = table.rows > MOST_ROWS_WITH_LISTS;
  const wanted = Object.keys(features).filter(
    (name) => collectorOf(features[name]!, 0) !== null && !(isLong && features[name]!._type === 'List'),
  );
  const rows = Math.min(table.rows, MOST_ROWS, Math.max(table.rowsAtOnce(0, wanted) * MOST_RUNS, 1000));
  const atOnce = Math.max(1, Math.floor(MOST_VALUES / Math.max(rows, 1)));
  const found = new Map<string, ColumnStatistics>();
  for (let at = 0; at < wanted.length; at += atOnce)
    for (const one of await passOver(table, features, wanted.slice(at, at + atOnce), rows)) found.set(one.column_name, one);
  const statistics = wanted.flatMap((name) => found.get(name) ?? []);
  return { num_examples: rows, statistics, partial: rows < table.rows || table.isPartial };
}

async function passOver(table: Table, features: Features, columns: readonly string[], most: number): Promise<ColumnStatistics[]> {
  const collectors = columns.map((name) => [name, collectorOf(features[name]!, most)!] as const satisfies readonly [string, Collector]);
  await table.scan(columns, (rows, first) => {
    for (const row of rows.slice(0, Math.max(0, most - first))) for (const [name, collector] of collectors) collector.add(row[name]);
    return first + rows.length < most;
  });
  return collectors.flatMap(([name, collector]) => collector.end(name) ?? []);
}
