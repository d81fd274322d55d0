// The fields of a card's front matter that a form knows, read and written in place: comments, order and whatever else stands there stay as they are.
// Only what is simple is touched, a word or a list of words; anything else is left to the text.
import type { RepoType } from '@modelgrove/shared';

/** What a field holds, by which its values are offered. */
export type FieldKind =
  'text' | 'license' | 'task' | 'library' | 'language' | 'model' | 'dataset' | 'tag' | 'metric' | 'relation' | 'size' | 'sdk' | 'colour';

const word = <Key extends string>(key: Key, kind: FieldKind = 'text') => ({ key, kind, isList: false });
const list = <Key extends string>(key: Key, kind: FieldKind) => ({ key, kind, isList: true });
const LICENSE = [word('license', 'license'), word('license_name'), word('license_link')];

const FIELDS = {
  model: [
    ...LICENSE,
    word('pipeline_tag', 'task'),
    word('library_name', 'library'),
    list('language', 'language'),
    list('tags', 'tag'),
    list('base_model', 'model'),
    word('base_model_relation', 'relation'),
    list('datasets', 'dataset'),
    list('metrics', 'metric'),
    word('new_version', 'model'),
  ],
  dataset: [
    word('pretty_name'),
    ...LICENSE,
    list('language', 'language'),
    list('task_categories', 'task'),
    list('size_categories', 'size'),
    list('tags', 'tag'),
  ],
  app: [
    word('title'),
    word('emoji'),
    word('colorFrom', 'colour'),
    word('colorTo', 'colour'),
    word('short_description'),
    word('sdk', 'sdk'),
    word('app_file'),
    ...LICENSE,
    list('models', 'model'),
    list('datasets', 'dataset'),
    list('tags', 'tag'),
  ],
};
export type FieldKey = (typeof FIELDS)[RepoType][number]['key'];

export interface CardField {
  key: FieldKey;
  kind: FieldKind;
  isList: boolean;
}

export const CARD_FIELDS: Record<RepoType, readonly CardField[]> = FIELDS;

/** Fields that say something only beside another one: the name of a licence of one's own, what a model is to the one it is made from. */
export function isAsked({ key }: Pick<CardField, 'key'>, text: string): boolean {
  const says = (other: string) => readField(text, other) ?? [''];
  if (says(key).length > 0) return true;
  if (key === 'license_name' || key === 'license_link') return says('license').includes('other');
  return key === 'base_model_relation' ? says('base_model').length > 0 : true;
}

/** Whether the front matter begins and does not end: then nothing can be written into it. */
export function isOpen(text: string): boolean {
  return /^---[ \t]*\r?\n/.test(text) && split(text).front === null;
}

/** The lines between the dashes. */
export function frontLines(text: string): readonly string[] {
  return split(text).front ?? [];
}

interface Split {
  eol: string;
  /** Between the two lines of dashes; null: there is none. */
  front: string[] | null;
  body: string;
}

/** The same of a field of the form: several values where one is meant are left to the text, too. */
export function readCardField(text: string, { key, isList }: { key: string; isList: boolean }): string[] | null {
  const values = readField(text, key);
  return !isList && values !== null && values.length > 1 ? null : values;
}

/** Null: it is written in a way that the form does not change. */
export function readField(text: string, key: string): string[] | null {
  const front = split(text).front ?? [];
  const place = placeOf(front, key);
  if (place === null) return [];
  const inline = (front[place.from] ?? '').slice(key.length + 1).trim();
  const below = front.slice(place.from + 1, place.to).filter((line) => line.trim() !== '');
  if (inline.startsWith('[') && inline.endsWith(']') && below.length === 0)
    return all(inline.slice(1, -1).split(',').filter(isSomething).map(wordOf));
  if (inline !== '') return below.length === 0 ? all([wordOf(inline)]) : null;
  return all(below.map((line) => (/^\s*- /.test(line) ? wordOf(line.replace(/^\s*- /, '')) : null)));
}

export function writeField(text: string, { key, isList }: { key: string; isList: boolean }, values: readonly string[]): string {
  const { eol, front, body } = split(text);
  const lines = front ?? [];
  const written =
    isList && values.length > 1
      ? [`${key}:`, ...values.map((value) => `  - ${quoted(value)}`)]
      : values.slice(0, 1).map((value) => `${key}: ${quoted(value)}`);
  const { from, to } = placeOf(lines, key) ?? { from: lines.length, to: lines.length };
  const changed = [...lines.slice(0, from), ...written, ...lines.slice(to)];
  if (front === null && changed.length === 0) return text;
  return ['---', ...changed, '---', ''].join(eol) + (front === null && body !== '' ? eol + body : body);
}

function split(text: string): Split {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const found = /^---[ \t]*\r?\n([\s\S]*?)(?:(?<=\n)|(?<=^---[ \t]*\r?\n))---[ \t]*(?:\r?\n|$)/.exec(text);
  if (!found) return { eol, front: null, body: text };
  const inside = found[1] ?? '';
  return { eol, front: inside === '' ? [] : inside.replace(/\r?\n$/, '').split(/\r?\n/), body: text.slice(found[0].length) };
}

/** The line of the field and those that belong to it: what is indented, and lists, which need not be. Comments behind it stay. */
function placeOf(front: readonly string[], key: string): { from: number; to: number } | null {
  const from = front.findIndex((line) => line === `${key}:` || line.startsWith(`${key}: `));
  if (from < 0) return null;
  let to = from + 1;
  for (let at = to; at < front.length && /^(\s|-|$)/.test(front[at] ?? ''); at++) if ((front[at] ?? '').trim() !== '') to = at + 1;
  return { from, to };
}

/** Null for what is more than a word. */
function wordOf(written: string): string | null {
  const text = written.trim();
  const inQuotes = /^"([^"\\]*)"$/.exec(text)?.[1] ?? /^'([^']*)'$/.exec(text)?.[1];
  if (inQuotes !== undefined) return inQuotes;
  return /^[^\s"'[\]{}&*!|>%@`#,-]/u.test(text) && !/: | #/.test(text) && !text.endsWith(':') ? text : null;
}

/** What YAML would read as something else than a text, Norwegian among it. */
const OTHER_TYPES = /^(y|n|yes|no|true|false|on|off|null|~|[-+.\d][\d_.eExX+:-]*)$/i;

function quoted(value: string): string {
  const isPlain = wordOf(value) === value && !value.includes(',') && !OTHER_TYPES.test(value);
  return isPlain ? value : JSON.stringify(value);
}

function isSomething(text: string): boolean {
  return text.trim() !== '';
}

function all(values: (string | null)[]): string[] | null {
  return values.every((value) => value !== null) ? values : null;
}
