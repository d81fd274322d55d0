// Tables in text files: CSV and TSV (RFC 4180), and lines of JSON objects. As much as a person looks at.

export interface Table {
  columns: string[];
  rows: string[][];
  /** There are more rows, or the text was cut. */
  more: boolean;
}

const MOST_ROWS = 200;
const MOST_COLUMNS = 60;

/** null when the text is not such a table. */
export function readTable(text: string, kind: 'csv' | 'tsv' | 'jsonl', truncated: boolean): Table | null {
  return kind === 'jsonl' ? readJsonLines(text, truncated) : readSeparated(text, kind === 'csv' ? ',' : '\t', truncated);
}

function readSeparated(text: string, separator: string, truncated: boolean): Table | null {
  const records: string[][] = [];
  let at = 0;
  while (at < text.length && records.length <= MOST_ROWS) {
    const record = readRecord(text, at, separator);
    at = record.end;
    records.push(record.fields);
  }
  const more = truncated || at < text.length;
  // A cut may fall inside of the last record.
  if (truncated && at >= text.length) records.pop();
  const [columns, ...rows] = records.map((fields) => fields.slice(0, MOST_COLUMNS));
  return columns === undefined || columns.length < 2 ? null : { columns, rows: rows.slice(0, MOST_ROWS), more };
}

function readRecord(text: string, start: number, separator: string): { fields: string[]; end: number } {
  const fields: string[] = [];
  let at = start;
  for (;;) {
    const field = text[at] === '"' ? readQuoted(text, at + 1) : readPlain(text, at, separator);
    fields.push(field.value);
    at = field.end;
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    if (text[at] === '\r') at += 1;
    return { fields, end: at + 1 };
  }
}

function readPlain(text: string, start: number, separator: string): { value: string; end: number } {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(start, end), end };
}

/** `start` is behind the quote; a doubled quote is one. */
function readQuoted(text: string, start: number): { value: string; end: number } {
  let value = '';
  let at = start;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { value: value + text.slice(at), end: text.length };
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}

function readJsonLines(text: string, truncated: boolean): Table | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const objects: Record<string, unknown>[] = [];
  for (const line of lines.slice(0, MOST_ROWS)) {
    const value = parseObject(line);
    if (value === null) break;
    objects.push(value);
  }
  if (objects.length === 0) return null;
  const columns = [...new Set(objects.flatMap((object) => Object.keys(object)))].slice(0, MOST_COLUMNS);
  const rows = objects.map((object) => columns.map((column) => cellOf(object[column])));
  return { columns, rows, more: truncated || objects.length < lines.length };
}

function parseObject(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
