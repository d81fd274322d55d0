// JSON that strangers wrote. One pass over the text counts depth and values and finds names given twice, so that JSON.parse, which does neither,
// is only given what it can carry. NaN and Infinity are no JSON and are refused like any other word.
import { ModelFormatError } from './errors';

export interface JsonLimits {
  maxBytes: number;
  maxDepth: number;
  /** Of members and elements together. */
  maxValues: number;
}

export type JsonObject = Record<string, unknown>;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const OPEN_LIST = 0x5b;
const CLOSE_OBJECT = 0x7d;
const CLOSE_LIST = 0x5d;

/** An object, or throws 'json/…'. Members named `__proto__` are plain members. */
export function parseJsonObject(bytes: Uint8Array, limits: JsonLimits): JsonObject {
  if (bytes.length > limits.maxBytes)
    throw new ModelFormatError('json/too-large', `It has ${bytes.length} bytes; ${limits.maxBytes} are read at most.`);
  const text = decodeUtf8(bytes);
  assertBounded(text, limits);
  const value = parsed(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ModelFormatError('json/no-object', 'It must be a JSON object: { "name": value }.');
  return value as JsonObject;
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ModelFormatError('json/not-utf8', 'It is not UTF-8 text.');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ModelFormatError('json/syntax', 'It is not valid JSON (NaN and Infinity are not part of JSON).');
  }
}

/** Throws before anything is built. Malformed text passes where it does no harm: JSON.parse refuses it. */
function assertBounded(text: string, limits: JsonLimits): void {
  const names: (Set<string> | null)[] = [];
  let values = 0;
  let lastString: string | null = null;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      lastString = text.slice(at, end);
      at = end - 1;
    } else if (code === COLON) noteName(names.at(-1), lastString);
    else if (code === COMMA) values += 1;
    else if (code === OPEN_OBJECT || code === OPEN_LIST) {
      names.push(code === OPEN_OBJECT ? new Set() : null);
      values += 1;
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) names.pop();
    if (names.length > limits.maxDepth)
      throw new ModelFormatError('json/too-deep', `It is nested more than ${limits.maxDepth} levels deep.`);
    if (values > limits.maxValues) throw new ModelFormatError('json/too-many-values', `It has more than ${limits.maxValues} values.`);
  }
}

/** Behind the closing quote, or the end of the text. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) return at + 1;
  }
  return text.length;
}

/** What two readers would understand differently is refused: one would take the first, another the last. */
function noteName(names: Set<string> | null | undefined, raw: string | null): void {
  if (!names || raw === null) return;
  const name = raw.includes('\\') ? String(parsed(raw)) : raw.slice(1, -1);
  if (names.has(name)) throw new ModelFormatError('json/duplicate-key', 'A name is given twice in the same object.');
  names.add(name);
}
