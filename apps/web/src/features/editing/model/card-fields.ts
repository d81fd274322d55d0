// The fields of a card's front matter that a form knows, read and written in place: comments, order and whatever else stands there stay as they are.
// Only what is simple is touched, a word or a list of words; anything else is left to the text.
import type { RepoType } from '@modelgrove/shared';

export interface CardField {
  key: string;
  isList: boolean;
}

const words = (...keys: string[]): CardField[] => keys.map((key) => ({ key, isList: false }));
const lists = (...keys: string[]): CardField[] => keys.map((key) => ({ key, isList: true }));

export const CARD_FIELDS: Record<RepoType, CardField[]> = {
  model: [...words('license', 'pipeline_tag', 'library_name'), ...lists('language', 'base_model', 'datasets', 'tags')],
  dataset: [...words('license', 'pretty_name'), ...lists('language', 'task_categories', 'size_categories', 'tags')],
  app: [...words('title', 'emoji', 'sdk', 'app_file', 'license'), ...lists('models', 'datasets', 'tags')],
};

interface Split {
  eol: string;
  /** Between the two lines of dashes; null: there is none. */
  front: string[] | null;
  body: string;
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

export function writeField(text: string, { key, isList }: CardField, values: readonly string[]): string {
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
