// The numbers of the rows that are wanted, in the order that is wanted: what a page of them is cut from.
import type { Features } from '../features/features';
import { DatasetReadError } from '../errors';
import type { RawRow, Table } from '../tables/table';
import { prunedBy, rowTest } from './matcher';
import { searchTest, textColumns } from './text-search';
import { comparable, type Comparable, compare } from './values';
import { columnsOf, type Order, parseOrder, parseWhere } from './where';

export interface RowQuery {
  /** Words, each in some text of the row. */
  search?: string;
  where?: string;
  orderBy?: string;
}

/** Rows that are sorted; more are refused. */
const MOST_SORTED = 2_000_000;
const MOST_FOUND = 8_000_000;

/** Throws 'viewer/where', 'viewer/too-many-rows'. */
export async function findRows(table: Table, query: RowQuery): Promise<Uint32Array> {
  const { test, columns, prune } = conditionOf(query, table.features);
  const order = query.orderBy ? parseOrder(query.orderBy, table.features) : null;
  const found = new Found(order);
  const needed = order && !columns.includes(order.column) ? [...columns, order.column] : columns;
  await table.scan(
    needed,
    (rows, first) => {
      rows.forEach((row, at) => test(row) && found.add(first + at, row));
      return true;
    },
    prune,
  );
  return found.numbers();
}

function conditionOf({ search, where, orderBy }: RowQuery, features: Features) {
  if (orderBy) parseOrder(orderBy, features);
  const parsed = where ? parseWhere(where, features) : null;
  const texts = search ? textColumns(features) : [];
  const [bySearch, byWhere] = [search ? searchTest(search, texts) : null, parsed && rowTest(parsed, features)];
  return {
    test: (row: RawRow): boolean => (byWhere?.(row) ?? true) && (bySearch?.(row) ?? true),
    columns: [...new Set([...texts, ...(parsed ? columnsOf(parsed) : [])])],
    ...(parsed ? { prune: prunedBy(parsed, features) } : { prune: undefined }),
  };
}

class Found {
  private readonly rows: number[] = [];
  private readonly keys: (Comparable | null)[] = [];

  constructor(private readonly order: Order | null) {}

  add(number: number, row: RawRow): void {
    this.rows.push(number);
    if (this.order) this.keys.push(comparable(row[this.order.column]));
    const most = this.order ? MOST_SORTED : MOST_FOUND;
    if (this.rows.length > most) throw new DatasetReadError('viewer/too-many-rows', `More than ${most} rows match: narrow the condition.`);
  }

  /** Missing values come last, whatever the direction; equal ones in the order of the file. */
  numbers(): Uint32Array {
    if (!this.order) return Uint32Array.from(this.rows);
    const { keys, rows } = this;
    const sign = this.order.isDescending ? -1 : 1;
    const places = Uint32Array.from(keys.keys());
    const sorted = places.sort((a, b) => byKey(keys[a]!, keys[b]!, sign) || a - b);
    return sorted.map((place) => rows[place]!);
  }
}

function byKey(a: Comparable | null, b: Comparable | null, sign: number): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  return sign * (compare(a, b) ?? (typeof a < typeof b ? -1 : 1));
}
