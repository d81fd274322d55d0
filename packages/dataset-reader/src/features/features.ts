// Types of columns as the library `datasets` writes them in JSON (Features): what clients of /info and /rows read.
import { isObject } from '../layout/data-layout';

export type Feature =
  | { _type: 'Value'; dtype: string }
  | { _type: 'ClassLabel'; names: string[] }
  | { _type: 'Image' | 'Audio' | 'Json' }
  | { _type: 'List'; feature: Feature }
  | { [name: string]: Feature }; /* a structure */

export type Features = Record<string, Feature>;

const MAX_DEPTH = 24;
const MAX_NODES = 5000;
const MAX_NAMES = 10_000;
const DTYPE = /^[a-z]\w*(?:\[[\w, ]*\]|\([\w, ]*\))?$/;

export function value(dtype: string): Feature {
  return { _type: 'Value', dtype };
}

export function kindOf(feature: Feature): 'Value' | 'ClassLabel' | 'Image' | 'Audio' | 'Json' | 'List' | 'struct' {
  return typeof feature._type === 'string' ? (feature._type as 'Value') : 'struct';
}

export function isMedia(feature: Feature | undefined): boolean {
  return feature !== undefined && (feature._type === 'Image' || feature._type === 'Audio');
}

/** A type in the words of the library `datasets`, cut where it is long: `int64`, `list[string]`, `label(no, yes)`, `{role: string, content: string}`. */
export function typeText(feature: Feature, most = 300): string {
  const text = wholeTypeText(feature, most);
  return text.length > most ? `${text.slice(0, most - 1).toWellFormed()}…` : text;
}

function wholeTypeText(feature: Feature, most: number): string {
  const kind = kindOf(feature);
  if (kind === 'Value') return (feature as { dtype: string }).dtype;
  if (kind === 'ClassLabel') return `label(${joined((feature as { names: string[] }).names, (name) => name, most)})`;
  if (kind === 'List') return `list[${wholeTypeText((feature as { feature: Feature }).feature, most)}]`;
  if (kind !== 'struct') return kind.toLowerCase();
  return `{${joined(Object.entries(feature as Features), ([name, one]) => `${name}: ${wholeTypeText(one, most)}`, most)}}`;
}

/** No more of a long list than is shown. */
function joined<T>(items: readonly T[], textOf: (item: T) => string, most: number): string {
  let text = '';
  for (const item of items) {
    if (text.length > most) break;
    text += `${text === '' ? '' : ', '}${textOf(item)}`;
  }
  return text;
}

/** Features as a stranger's file or card has them, in our own shape; null for what is none. */
export function readFeatures(given: unknown): Features | null {
  if (!isObject(given)) return null;
  const budget = { nodes: MAX_NODES };
  const found = Object.entries(given).map(([name, one]) => [name, readFeature(one, 0, budget)] as const);
  if (found.some(([, feature]) => feature === null)) return null;
  return fromEntries(found as [string, Feature][]);
}

/** Any name, `__proto__` too, is a name. */
export function fromEntries<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  const made: Record<string, T> = {};
  for (const [name, one] of entries)
    Object.defineProperty(made, name, { value: one, enumerable: true, writable: true, configurable: true });
  return made;
}

function readFeature(given: unknown, depth: number, budget: { nodes: number }): Feature | null {
  if (depth > MAX_DEPTH || --budget.nodes < 0) return null;
  if (Array.isArray(given)) return given.length === 1 ? listOf(readFeature(given[0], depth + 1, budget)) : null;
  if (!isObject(given)) return null;
  const type = given._type;
  if (type === 'Value') return typeof given.dtype === 'string' && DTYPE.test(given.dtype) ? value(given.dtype) : null;
  if (type === 'ClassLabel') return classLabel(given.names);
  if (type === 'Image' || type === 'Audio' || type === 'Json') return { _type: type };
  if (type === 'List' || type === 'LargeList' || type === 'Sequence') return listOf(readFeature(given.feature, depth + 1, budget));
  if (type !== undefined) return null;
  const fields = Object.entries(given).map(([name, one]) => [name, readFeature(one, depth + 1, budget)] as const);
  return fields.some(([, one]) => one === null) ? null : fromEntries(fields as [string, Feature][]);
}

function listOf(feature: Feature | null): Feature | null {
  return feature && { _type: 'List', feature };
}

function classLabel(names: unknown): Feature | null {
  if (!Array.isArray(names) || names.length > MAX_NAMES || names.some((one) => typeof one !== 'string')) return null;
  return { _type: 'ClassLabel', names: names as string[] };
}

/** Where the card or the metadata of a file say more of a column (names of labels, pictures), that counts; columns are those of the file. */
export function refine(found: Features, told: Features | null): Features {
  if (!told) return found;
  return fromEntries(
    Object.entries(found).map(([name, own]) => [name, Object.hasOwn(told, name) ? closer(own, told[name]!) : own] as const),
  );
}

/** Only what the values can be: a list stays one. */
function closer(own: Feature, told: Feature): Feature {
  const [kind, toldKind] = [kindOf(own), kindOf(told)];
  if (kind === 'List' && toldKind === 'List')
    return { _type: 'List', feature: closer((own as { feature: Feature }).feature, (told as { feature: Feature }).feature) };
  if (toldKind === 'ClassLabel') return kind === 'Value' && /^u?int/.test(String((own as { dtype: string }).dtype)) ? told : own;
  if (toldKind === 'Image' || toldKind === 'Audio') return kind === 'struct' || kind === 'Image' || kind === 'Audio' ? told : own;
  if (toldKind === 'Value' && kind === 'Value') return told;
  return kind === 'struct' && toldKind === 'struct' ? refine(own as Features, told as Features) : own;
}
