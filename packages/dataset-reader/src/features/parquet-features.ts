// Columns of a Parquet file as features: by what `datasets` has written into it, else by its own types.
import type { FileMetaData, SchemaElement, SchemaTree } from 'hyparquet';
import { isObject } from '../layout/data-layout';
import { type Feature, type Features, fromEntries, readFeatures, refine, value } from './features';

const KEY = 'huggingface';
const MAX_TOLD = 1024 * 1024;
const INTEGERS: Record<string, string> = {
  INT_8: 'int8',
  INT_16: 'int16',
  INT_32: 'int32',
  INT_64: 'int64',
  UINT_8: 'uint8',
  UINT_16: 'uint16',
  UINT_32: 'uint32',
  UINT_64: 'uint64',
};
const TEXTS = new Set(['UTF8', 'ENUM', 'JSON', 'STRING', 'UUID']);
const PLAIN: Record<string, string> = {
  BOOLEAN: 'bool',
  INT32: 'int32',
  INT64: 'int64',
  INT96: 'timestamp[ns]',
  FLOAT: 'float32',
  DOUBLE: 'float64',
  BYTE_ARRAY: 'binary',
  FIXED_LEN_BYTE_ARRAY: 'binary',
};
const UNITS: Record<string, string> = { MILLIS: 'ms', MICROS: 'us', NANOS: 'ns' };

export function parquetFeatures(metadata: FileMetaData, tree: SchemaTree): Features {
  return refine(fromEntries(tree.children.map((child) => [child.element.name, featureOf(child)] as const)), toldFeatures(metadata));
}

/** What `datasets` says of the columns in the metadata of the file. */
export function toldFeatures({ key_value_metadata: pairs }: FileMetaData): Features | null {
  const text = pairs?.find(({ key }) => key === KEY)?.value;
  if (text === undefined || text.length > MAX_TOLD) return null;
  try {
    const told: unknown = JSON.parse(text);
    return isObject(told) && isObject(told.info) ? readFeatures(told.info.features) : null;
  } catch {
    return null;
  }
}

function featureOf(node: SchemaTree): Feature {
  const repeated = node.element.repetition_type === 'REPEATED' && !isListOrMap(node.element);
  const own = ownFeature(node);
  return repeated ? { _type: 'List', feature: own } : own;
}

function ownFeature(node: SchemaTree): Feature {
  const { element, children } = node;
  if (children.length === 0) return value(dtypeOf(element));
  if (isMap(element)) return { _type: 'Json' };
  if (isListOrMap(element)) return listFeature(children);
  return fromEntries(children.map((child) => [child.element.name, featureOf(child)] as const));
}

/** Of the three levels of a list the innermost counts; old writers have two. */
function listFeature(children: readonly SchemaTree[]): Feature {
  const [middle] = children;
  if (!middle) return { _type: 'Json' };
  const inner = middle.children.length === 1 ? middle.children[0]! : middle;
  return { _type: 'List', feature: inner === middle ? ownFeature(middle) : featureOf(inner) };
}

function isMap({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return converted === 'MAP' || converted === 'MAP_KEY_VALUE' || logical?.type === 'MAP';
}

function isListOrMap(element: SchemaElement): boolean {
  return isMap(element) || element.converted_type === 'LIST' || element.logical_type?.type === 'LIST';
}

function dtypeOf({ type, converted_type: converted, logical_type: logical, precision, scale }: SchemaElement): string {
  if (converted && INTEGERS[converted]) return INTEGERS[converted];
  if (logical?.type === 'INTEGER') return `${logical.isSigned ? '' : 'u'}int${logical.bitWidth}`;
  if (logical?.type === 'TIMESTAMP') return `timestamp[${UNITS[logical.unit] ?? 'us'}${logical.isAdjustedToUTC ? ', tz=UTC' : ''}]`;
  if (converted === 'TIMESTAMP_MILLIS' || converted === 'TIMESTAMP_MICROS')
    return `timestamp[${converted.endsWith('MILLIS') ? 'ms' : 'us'}]`;
  if (converted === 'DATE' || logical?.type === 'DATE') return 'date32';
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') return `decimal128(${precision ?? 38}, ${scale ?? 0})`;
  if (logical?.type === 'FLOAT16') return 'float16';
  if (TEXTS.has(converted ?? '') || TEXTS.has(logical?.type ?? '')) return 'string';
  return PLAIN[type ?? ''] ?? 'binary';
}
