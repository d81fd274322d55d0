// Types of columns in the words that people know, and what can be asked of them.
import type { ColumnKind } from './conditions';

type Feature = Record<string, unknown>;

/** `int64`, `list of string`, `label (2)`, `{role, content}`. The words are those of the library `datasets`, in every language. */
export function typeName(feature: Feature): string {
  const type = feature._type;
  if (type === 'Value') return String(feature.dtype);
  if (type === 'ClassLabel') return `label(${(feature.names as string[]).length})`;
  if (type === 'List') return `list[${typeName(feature.feature as Feature)}]`;
  if (typeof type === 'string') return type.toLowerCase();
  return `{${Object.keys(feature).join(', ')}}`;
}

export function kindOf(feature: Feature): ColumnKind {
  if (feature._type === 'ClassLabel') return 'label';
  if (feature._type !== 'Value') return 'other';
  const dtype = String(feature.dtype);
  if (dtype === 'bool') return 'bool';
  if (/^(?:u?int|float|decimal)/.test(dtype)) return 'number';
  if (/^(?:timestamp|date)/.test(dtype)) return 'time';
  return dtype.includes('string') ? 'text' : 'other';
}

export interface Picture {
  src: string;
  width: number | null;
  height: number | null;
}

/** Only columns whose type says so hold pictures: whatever a cell looks like. */
export function picturesIn(value: unknown, feature: Feature): Picture[] | null {
  if (feature._type === 'Image') return isPicture(value) ? [value] : [];
  if (feature._type !== 'List' || (feature.feature as Feature)._type !== 'Image') return null;
  return Array.isArray(value) ? value.filter(isPicture) : [];
}

function isPicture(value: unknown): value is Picture {
  return typeof value === 'object' && value !== null && typeof (value as Picture).src === 'string';
}

export function soundsIn(value: unknown, feature: Feature): { src: string; type: string }[] | null {
  if (feature._type !== 'Audio') return null;
  return Array.isArray(value) ? (value as { src: string; type: string }[]) : [];
}

/** A cell as text: names of labels, nested values as JSON. */
export function cellText(value: unknown, feature: Feature, indent = 0): string {
  if (value === null || value === undefined) return '';
  if (feature._type === 'ClassLabel') {
    const name = (feature.names as string[])[Number(value)];
    return name === undefined ? String(value) : `${name} (${Number(value)})`;
  }
  return typeof value === 'object' ? JSON.stringify(value, null, indent) : String(value);
}
