// What differs between two files that are tables: columns by their names and types. Pure.
import { type Features, typeText } from '@modelgrove/dataset-reader';

export interface ColumnChange {
  kind: 'added' | 'removed' | 'changed';
  name: string;
  /** The type as a text; null on the side that does not have the column. */
  before: string | null;
  after: string | null;
}

export interface ColumnChanges {
  /** In the order of the new file, then what went in that of the old one. */
  items: ColumnChange[];
  /** Of the same name and type. */
  same: number;
  /** Columns that both have stand in another order. */
  isReordered: boolean;
}

export function columnChanges(before: Features, after: Features): ColumnChanges {
  const [old, now] = [Object.keys(before), Object.keys(after)];
  const items: ColumnChange[] = [];
  for (const name of now) {
    const [from, to] = [Object.hasOwn(before, name) ? before[name]! : null, after[name]!];
    if (from === null) items.push({ kind: 'added', name, before: null, after: typeText(to) });
    else if (JSON.stringify(from) !== JSON.stringify(to))
      items.push({ kind: 'changed', name, before: typeText(from), after: typeText(to) });
  }
  const same = now.length - items.length;
  for (const name of old)
    if (!Object.hasOwn(after, name)) items.push({ kind: 'removed', name, before: typeText(before[name]!), after: null });
  const both = now.filter((name) => Object.hasOwn(before, name));
  const isReordered = old.filter((name) => Object.hasOwn(after, name)).some((name, at) => name !== both[at]);
  return { items, same, isReordered };
}
