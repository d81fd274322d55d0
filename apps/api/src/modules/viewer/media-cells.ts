// Pictures and sound of a page of rows, with addresses where a browser gets them: a cell's own, or that of a file of the repository. Only columns whose type is a picture or
// sound are looked at: a structure that merely looks like one stays what it is.
import { type CellValue, type Feature, type Features, isMedia, type MediaCell, type PageRow } from '@modelgrove/dataset-reader';

/** The bytes are in a cell, or are a file. */
export type MediaPlace = { kind: 'cell'; row: number; column: string; item: number | null } | { kind: 'file'; path: string };

export function withMediaAddresses(rows: readonly PageRow[], features: Features, addressOf: (place: MediaPlace) => string): PageRow[] {
  const columns = Object.entries(features).filter(([, feature]) => isMedia(listed(feature) ?? feature));
  if (columns.length === 0) return [...rows];
  return rows.map((one) => {
    const row = { ...one.row };
    for (const [column, feature] of columns)
      row[column] = mediaValue(row[column] ?? null, feature, { row: one.row_idx, column }, addressOf);
    return { ...one, row };
  });
}

function listed(feature: Feature): Feature | null {
  return feature._type === 'List' ? (feature as { feature: Feature }).feature : null;
}

function mediaValue(
  value: CellValue,
  feature: Feature,
  at: { row: number; column: string },
  addressOf: (place: MediaPlace) => string,
): CellValue {
  const inner = listed(feature);
  if (inner === null) return wireMedia(value, feature, { kind: 'cell', ...at, item: null }, addressOf);
  if (!Array.isArray(value)) return value;
  return value.map((one, item) => wireMedia(one, inner, { kind: 'cell', ...at, item }, addressOf));
}

/** As the API of dataset viewers has them: `{src, height, width}`, and for sound `[{src, type}]`. */
function wireMedia(value: CellValue, feature: Feature, cell: MediaPlace, addressOf: (place: MediaPlace) => string): CellValue {
  if (typeof value !== 'object' || value === null) return null;
  const { isInline, path, type, width, height } = value as MediaCell;
  const src = isInline ? addressOf(cell) : path === null ? null : addressOf({ kind: 'file', path });
  if (src === null) return null;
  return feature._type === 'Audio' ? [{ src, type: type ?? 'audio/*' }] : { src, height, width };
}
