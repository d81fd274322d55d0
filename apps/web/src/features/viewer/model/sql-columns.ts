// Columns of a dataset as columns of a table of SQLite.
import type { SqlCell } from './sql-messages';
import { kindOf } from './column-type';
import { quotedName } from './quoted-name';

export interface SqlColumn {
  /** As the statement names it: SQLite does not tell upper case from lower, a dataset does. */
  name: string;
  type: 'INTEGER' | 'REAL' | 'TEXT';
  feature: Record<string, unknown>;
}

const MOST_COLUMNS = 1000;

export function sqlColumns(columns: readonly { name: string; type: object }[]): SqlColumn[] {
  const taken = new Set<string>();
  return columns.slice(0, MOST_COLUMNS).map(({ name, type }) => {
    const feature = type as Record<string, unknown>;
    let own = name;
    for (let at = 2; taken.has(own.toLowerCase()); at++) own = `${name}_${at}`;
    taken.add(own.toLowerCase());
    return { name: own, type: typeOf(feature), feature };
  });
}

export function createTable(split: string, columns: readonly SqlColumn[]): string {
  return `create table ${quotedName(split)} (${columns.map(({ name, type }) => `${quotedName(name)} ${type}`).join(', ')})`;
}

/** Labels by their names, truth as 1 and 0, whatever is nested as JSON. Whole numbers beyond 2^53 come as text, which SQLite makes numbers of. */
export function sqlCell(value: unknown, { feature }: SqlColumn): SqlCell {
  if (value === null || value === undefined) return null;
  if (feature._type === 'ClassLabel') return (feature.names as string[])[Number(value)] ?? Number(value);
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'number' || typeof value === 'string') return value;
  return JSON.stringify(value);
}

function typeOf(feature: Record<string, unknown>): SqlColumn['type'] {
  const kind = kindOf(feature);
  if (kind === 'bool') return 'INTEGER';
  if (kind !== 'number') return 'TEXT';
  return String(feature.dtype).includes('int') ? 'INTEGER' : 'REAL';
}
