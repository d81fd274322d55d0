// Values as JSON has them, within what an answer may hold: pictures and sound by what they are, long ones cut.
import { fromEntries, type Feature, type Features, isMedia, kindOf } from '../features/features';
import { mediaFacts, mediaOf } from './media';

export type CellValue = null | boolean | number | string | CellValue[] | { [name: string]: CellValue };

/** A picture or sound: where its bytes are, not the bytes. */
export type MediaCell = {
  type: string | null;
  width: number | null;
  height: number | null;
  /** In the cell; else they are a file of that path, if it has one. */
  isInline: boolean;
  path: string | null;
};

export interface PageRow {
  row_idx: number;
  row: Record<string, CellValue>;
  truncated_cells: string[];
}

const MAX_DEPTH = 40;
const MAX_ITEMS = 20_000;

/** `mostCharacters`: of a cell; a longer one is a text that ends early and is named. */
export function pageRow(raw: Readonly<Record<string, unknown>>, index: number, features: Features, mostCharacters: number): PageRow {
  const truncated: string[] = [];
  const row = Object.entries(features).map(([name, feature]) => {
    const given = Object.hasOwn(raw, name) ? raw[name] : null;
    const whole = cellOf(given, feature, 0, mostCharacters);
    const cut = cutCell(whole, feature, mostCharacters);
    if (cut !== null) truncated.push(name);
    return [name, cut ?? whole] as const;
  });
  return { row_idx: index, row: fromEntries(row), truncated_cells: truncated };
}

function cutCell(whole: CellValue, feature: Feature, most: number): string | null {
  if (isMedia(feature) || whole === null || typeof whole === 'number' || typeof whole === 'boolean') return null;
  if (typeof whole === 'string') return whole.length > most ? whole.slice(0, most).toWellFormed() : null;
  const text = JSON.stringify(whole);
  return text.length > most && !hasMedia(feature) ? text.slice(0, most).toWellFormed() : null;
}

function hasMedia(feature: Feature): boolean {
  return isMedia(feature) || (feature._type === 'List' && hasMedia((feature as { feature: Feature }).feature));
}

export function cellOf(given: unknown, feature: Feature | null, depth: number, most: number): CellValue {
  if (given === null || given === undefined || depth > MAX_DEPTH) return null;
  if (feature && isMedia(feature)) return mediaCell(given);
  if (typeof given === 'string') return given.slice(0, most + 1);
  if (typeof given === 'boolean') return given;
  if (typeof given === 'number') return Number.isFinite(given) ? given : null;
  if (typeof given === 'bigint') return Number.isSafeInteger(Number(given)) ? Number(given) : String(given);
  if (given instanceof Date) return dateText(given, feature);
  if (given instanceof Uint8Array) return Buffer.from(given.subarray(0, most)).toString('base64');
  return nested(given as object, feature, depth, most);
}

function nested(given: object, feature: Feature | null, depth: number, most: number): CellValue {
  if (ArrayBuffer.isView(given)) return nested(Array.from(given as unknown as ArrayLike<unknown>), feature, depth, most);
  if (Array.isArray(given)) {
    const inner = feature?._type === 'List' ? (feature as { feature: Feature }).feature : null;
    return given.slice(0, MAX_ITEMS).map((one) => cellOf(one, inner, depth + 1, most));
  }
  const fields = feature && kindOf(feature) === 'struct' ? (feature as Features) : null;
  return fromEntries(
    Object.entries(given).map(
      ([name, one]) => [name, cellOf(one, fields && Object.hasOwn(fields, name) ? fields[name]! : null, depth + 1, most)] as const,
    ),
  );
}

function dateText(date: Date, feature: Feature | null): string | null {
  if (Number.isNaN(date.getTime())) return null;
  const text = date.toISOString();
  const dtype = feature?._type === 'Value' ? (feature as { dtype: string }).dtype : '';
  if (dtype.startsWith('date')) return text.slice(0, 10);
  return dtype.includes('tz=') ? text : text.replace(/Z$/, '');
}

function mediaCell(given: unknown): CellValue {
  const media = mediaOf(given);
  if (!media) return null;
  const facts = media.bytes && mediaFacts(media.bytes);
  const cell: MediaCell = {
    type: facts?.type ?? null,
    width: facts?.width ?? null,
    height: facts?.height ?? null,
    isInline: media.bytes !== null,
    path: media.path,
  };
  return cell;
}
