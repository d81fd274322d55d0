// Words of a condition: "column", 'text', numbers, operators and the few words there are. Not SQL: nothing else is understood, so nothing else can be asked.
import { DatasetReadError } from '../errors';

export type Token =
  | { kind: 'name'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'number'; text: string }
  | { kind: 'word'; text: string }
  | { kind: 'sign'; text: string };

const MAX_LENGTH = 8000;
const PARTS: readonly [Token['kind'] | 'space', RegExp][] = [
  ['space', /\s+/y],
  ['name', /"(?:[^"]|"")*"/y],
  ['text', /'(?:[^']|'')*'/y],
  ['number', /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?/y],
  ['word', /[A-Za-z_]\w*/y],
  ['sign', /<>|<=|>=|!=|=|<|>|\(|\)|,/y],
];

/** Throws 'viewer/where' with the place of what is not understood. */
export function tokensOf(text: string): Token[] {
  if (text.length > MAX_LENGTH) throw whereError(`A condition has at most ${MAX_LENGTH} characters.`);
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const [kind, found] = partAt(text, at);
    at += found.length;
    if (kind === 'space') continue;
    const quote = kind === 'name' ? '"' : kind === 'text' ? "'" : null;
    tokens.push({ kind, text: quote === null ? found : found.slice(1, -1).replaceAll(quote + quote, quote) });
  }
  return tokens;
}

function partAt(text: string, at: number): [Token['kind'] | 'space', string] {
  for (const [kind, pattern] of PARTS) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found) return [kind, found];
  }
  throw whereError(`The condition is not understood at character ${at + 1}: ${JSON.stringify(text.slice(at, at + 12))}.`);
}

export function whereError(message: string): DatasetReadError {
  return new DatasetReadError('viewer/where', message);
}
