// The one rule for the name of a row, shared with the trainers (golden/row-keys.json is tested on both sides):
// key = sha256, in lower-case hexadecimal, of the row's canonical JSON in UTF-8. Canonical JSON is RFC 8785:
// - members sorted by the UTF-16 code units of their names; of a name given twice the last one counts; no space anywhere;
// - numbers as ECMAScript prints the nearest double: 1.0 is 1, 1e21 is 1e+21, -0 is 0, 12345678901234567890 is 12345678901234567000;
// - strings escape only `"`, `\`, \b \t \n \f \r and \u00xx below U+0020. Beyond the RFC: a lone surrogate is written \udxxx, so that every row has a key.
// A row of a CSV file is an object of strings under the names of the header. A row of a Parquet file is what parquet-rows.ts makes of it.
import { hash } from 'node:crypto';

/** What JSON can say. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type JsonRow = { [name: string]: Json };

/** Deeper rows have no key: `null`. */
const MAX_DEPTH = 64;

/** `null` when the row is nested more than 64 levels deep. */
export function canonicalJson(value: Json): string | null {
  try {
    return canonical(value, 0);
  } catch (error) {
    if (error instanceof TooDeep) return null;
    throw error;
  }
}

/** The key of a row whose canonical JSON is given. */
export function keyOfCanonical(canonicalRow: string): string {
  return hash('sha256', canonicalRow, 'hex');
}

/** `null` when the row is nested more than 64 levels deep. */
export function rowKey(row: JsonRow): string | null {
  const text = canonicalJson(row);
  return text === null ? null : keyOfCanonical(text);
}

class TooDeep extends Error {}

function canonical(value: Json, depth: number): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (depth >= MAX_DEPTH) throw new TooDeep();
  return Array.isArray(value) ? canonicalList(value, depth + 1) : canonicalObject(value, depth + 1);
}

function canonicalList(list: Json[], depth: number): string {
  let text = '[';
  for (let at = 0; at < list.length; at += 1) text += (at === 0 ? '' : ',') + canonical(list[at]!, depth);
  return `${text}]`;
}

function canonicalObject(object: JsonRow, depth: number): string {
  const names = Object.keys(object);
  if (names.length > 1) names.sort();
  let text = '{';
  for (let at = 0; at < names.length; at += 1) {
    const name = names[at]!;
    text += `${at === 0 ? '' : ','}${quoted(name)}:${canonical(object[name]!, depth)}`;
  }
  return `${text}}`;
}

/** Most strings need no escape, and looking for one is cheaper than JSON.stringify. */
const NEEDS_ESCAPE = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;

function quoted(text: string): string {
  return NEEDS_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`;
}
