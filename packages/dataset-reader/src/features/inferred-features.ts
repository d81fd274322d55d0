// Types of columns by the values themselves, for formats that do not say them: CSV as pandas sees it, JSON as Arrow does.
import { type Feature, type Features, fromEntries, kindOf, value } from './features';

const MAX_DEPTH = 24;
const INTEGER = /^[+-]?\d{1,18}$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
const BOOLEANS = new Set(['True', 'False', 'true', 'false', 'TRUE', 'FALSE']);
/** What pandas takes for a missing value. */
const MISSING = new Set(['', 'NA', 'N/A', 'n/a', 'NaN', 'nan', 'null', 'NULL', 'None', '#N/A', '<NA>', '-NaN', '-nan', '#NA']);

/** A type that grows with the values that it has seen; null before the first. */
export class ColumnTypes {
  private readonly types = new Map<string, Feature | null>();

  constructor(private readonly typeOf: (value: unknown) => Feature | null) {}

  add(row: Readonly<Record<string, unknown>>): void {
    for (const [name, one] of Object.entries(row)) this.types.set(name, merged(this.types.get(name) ?? null, this.typeOf(one)));
  }

  /** Columns without any value are texts. */
  features(): Features {
    return fromEntries([...this.types].map(([name, type]) => [name, type ?? value('string')] as const));
  }
}

export function csvType(cell: unknown): Feature | null {
  const text = String(cell);
  if (MISSING.has(text)) return null;
  if (INTEGER.test(text)) return value('int64');
  if (NUMBER.test(text)) return value('float64');
  return BOOLEANS.has(text) ? value('bool') : value('string');
}

/** A cell of a column of that type. */
export function csvValue(cell: string | undefined, feature: Feature): unknown {
  if (cell === undefined || MISSING.has(cell)) return null;
  const dtype = feature._type === 'Value' ? (feature as { dtype: string }).dtype : 'string';
  if (dtype === 'int64' || dtype === 'float64') return Number(cell);
  return dtype === 'bool' ? cell.toLowerCase() === 'true' : cell;
}

export function jsonType(given: unknown, depth = 0): Feature | null {
  if (given === null || given === undefined) return null;
  if (depth > MAX_DEPTH) return { _type: 'Json' };
  if (typeof given === 'string') return value('string');
  if (typeof given === 'boolean') return value('bool');
  if (typeof given === 'number') return value(Number.isInteger(given) ? 'int64' : 'float64');
  if (Array.isArray(given)) {
    const items = given.map((one) => jsonType(one, depth + 1));
    return { _type: 'List', feature: items.reduce((a, b) => merged(a, b), null) ?? NOTHING };
  }
  return fromEntries(Object.entries(given).map(([name, one]) => [name, jsonType(one, depth + 1) ?? NOTHING] as const));
}

/** Of a list without a value, and of a field that was always null: anything more precise takes its place. */
const NOTHING: Feature = { _type: 'Value', dtype: 'null' };

function merged(a: Feature | null, b: Feature | null): Feature | null {
  if (a === null || isNothing(a)) return b ?? a;
  if (b === null || isNothing(b)) return a;
  const [left, right] = [kindOf(a), kindOf(b)];
  if (left === 'Value' && right === 'Value') return mergedValues(a as { dtype: string }, b as { dtype: string });
  if (left === 'List' && right === 'List') {
    return { _type: 'List', feature: merged((a as { feature: Feature }).feature, (b as { feature: Feature }).feature) ?? NOTHING };
  }
  if (left === 'struct' && right === 'struct') return mergedStructs(a as Features, b as Features);
  return { _type: 'Json' };
}

function isNothing(feature: Feature): boolean {
  return feature._type === 'Value' && (feature as { dtype: string }).dtype === 'null';
}

/** A whole number can be any number; what else does not go together is text in CSV, and mixed in JSON. */
function mergedValues({ dtype: a }: { dtype: string }, { dtype: b }: { dtype: string }): Feature {
  if (a === b) return value(a);
  const both = new Set([a, b]);
  if (both.has('int64') && both.has('float64')) return value('float64');
  return value('string');
}

function mergedStructs(a: Features, b: Features): Features {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const own = (fields: Features, name: string): Feature | null => (Object.hasOwn(fields, name) ? fields[name]! : null);
  return fromEntries(names.map((name) => [name, merged(own(a, name), own(b, name)) ?? NOTHING] as const));
}
