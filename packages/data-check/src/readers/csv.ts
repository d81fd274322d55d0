// CSV by RFC 4180: double quotes, a header; between cells stands the comma, semicolon or tab that the first line has most of. Own, because no kept reader gives places of faults at the speed and within the memory that is wanted
// (decision 0026). Every cell is a string.
import { isUtf8 } from 'node:buffer';
import type { JsonRow } from '../keys/canonical-row';
import { firstBadByte, isUtf16, likelyEncoding, startsWithBom } from './encoding';
import type { ReaderLimits } from './limits';
import { type Line, LineSplitter } from './line-splitter';
import type { RowSink } from './row-sink';

/** Cells beyond these are not kept: a row with so many has too many anyway. */
const MAX_CELLS = 10_000;

interface OpenRecord {
  line: number;
  start: number;
  bytes: number;
  cells: string[];
  /** What a quoted cell has so far, while it goes over lines. */
  quoted: string[] | null;
  fault: { line: number; column: number; detail: string } | null;
}

export class CsvReader {
  private readonly lines: LineSplitter;
  private header: string[] | null = null;
  private record: OpenRecord | null = null;
  private isOver = false;
  private mark = ',';

  constructor(
    private readonly limits: ReaderLimits,
    private readonly sink: RowSink,
  ) {
    this.lines = new LineSplitter(limits.maxRowBytes, (line) => this.line(line));
  }

  push(bytes: Uint8Array): void {
    if (!this.isOver) this.lines.push(bytes);
  }

  end(): void {
    if (this.isOver) return;
    this.lines.end();
    const record = this.record;
    if (record) this.lose('csv/quote', record.line, 1, record.cells.join(), 'a quoted cell is never closed');
  }

  private line(line: Line): void {
    if (this.isOver) return;
    let bytes = line.bytes;
    if (line.line === 1 && isUtf16(bytes)) {
      this.isOver = true;
      return this.lose('encoding/utf-16', 1, 1, bytes);
    }
    if (line.line === 1 && startsWithBom(bytes)) {
      this.sink.problem('encoding/bom', { line: 1, column: 1 }, { content: '', isRow: false });
      bytes = bytes.subarray(3);
    }
    if (line.isCut) return this.tooLarge(line.line, line.bytes);
    if (!isUtf8(bytes)) return this.notUtf8(line.line, bytes);
    this.text(line, bytes.toString('utf8'), bytes.length);
  }

  private text({ line, start }: Line, text: string, bytes: number): void {
    if (!this.record && text === '') return this.sink.problem('file/blank-line', { line }, { content: String(line), isRow: false });
    if (this.header === null && !this.record) this.mark = markOf(text);
    const record = (this.record ??= { line, start, bytes: 0, cells: [], quoted: null, fault: null });
    record.bytes += bytes + 1;
    if (record.bytes > this.limits.maxRowBytes) return this.tooLarge(record.line, Buffer.from(text));
    readCells(record, line, text, this.mark);
    if (record.quoted) return;
    this.record = null;
    if (this.header === null) this.readHeader(record);
    else this.finish(record, this.header);
  }

  private readHeader(record: OpenRecord): void {
    const names = record.cells;
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    const fault = record.fault ? 'a quote at a wrong place' : this.headerFault(names, twice);
    this.header = names;
    if (fault === null) return;
    this.isOver = true;
    this.lose('csv/header', record.line, 1, names.join(), fault);
  }

  private headerFault(names: string[], twice: string | undefined): string | null {
    if (names.length > this.limits.maxColumns) return `more than ${this.limits.maxColumns} columns`;
    if (twice !== undefined) return twice === '' ? 'a column has no name' : `the column ${twice.slice(0, 80)} is there twice`;
    return names.includes('') ? 'a column has no name' : null;
  }

  private finish(record: OpenRecord, header: string[]): void {
    const { cells, fault, line } = record;
    if (fault) return this.lose('csv/quote', fault.line, fault.column, cells.join(), fault.detail);
    if (cells.length !== header.length)
      return this.lose('csv/cells', line, 1, cells.join(), `${cells.length} cells under ${header.length} names`);
    const row: JsonRow = {};
    for (let at = 0; at < header.length; at += 1) setOwn(row, header[at]!, cells[at]!);
    this.sink.row(row, line, record.bytes, record.start);
  }

  private notUtf8(line: number, bytes: Buffer): void {
    const column = bytes.subarray(0, firstBadByte(bytes)).toString('utf8').length + 1;
    this.record = null;
    this.lose('encoding/not-utf8', line, column, bytes, likelyEncoding(bytes));
    // The names of all cells are unknown.
    if (this.header === null) this.isOver = true;
  }

  /** Nobody can tell where the next record begins. */
  private tooLarge(line: number, bytes: Buffer): void {
    this.isOver = true;
    this.lose('file/row-too-large', line, 1, bytes.subarray(0, 4096));
  }

  private lose(
    code: 'csv/quote' | 'csv/cells' | 'csv/header' | 'encoding/utf-16' | 'encoding/not-utf8' | 'file/row-too-large',
    line: number,
    column: number,
    content: string | Uint8Array,
    detail?: string,
  ): void {
    this.sink.problem(code, { line, column }, { content, isRow: true, ...(detail !== undefined && { detail }) });
  }
}

function setOwn(row: JsonRow, name: string, cell: string): void {
  if (name === '__proto__') Object.defineProperty(row, name, { value: cell, enumerable: true, writable: true, configurable: true });
  else row[name] = cell;
}

/** Spreadsheets of many countries write semicolons. */
function markOf(header: string): string {
  const count = (mark: string) => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** Reads one line into the record; a quoted cell may stay open. */
function readCells(record: OpenRecord, line: number, text: string, mark: string): void {
  let at = 0;
  if (record.quoted) {
    record.quoted.push('\n');
    at = closeQuoted(record, line, text, 0, mark);
    if (at < 0) return;
  }
  while (at <= text.length && record.cells.length <= MAX_CELLS) {
    if (text.charCodeAt(at) === 0x22) {
      record.quoted = [];
      at = closeQuoted(record, line, text, at + 1, mark);
      if (at < 0) return;
    } else {
      const next = text.indexOf(mark, at);
      const end = next < 0 ? text.length : next;
      record.cells.push(text.slice(at, end));
      at = end + 1;
    }
  }
}

/** Reads on within quotes from `at`. Answers where the next cell begins (beyond the text when there is none), or -1 while the cell is open. */
function closeQuoted(record: OpenRecord, line: number, text: string, from: number, mark: string): number {
  let at = from;
  const parts = record.quoted!;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) {
      parts.push(text.slice(at));
      return -1;
    }
    parts.push(text.slice(at, quote));
    if (text.charCodeAt(quote + 1) !== 0x22) return endQuoted(record, line, text, quote + 1, mark);
    parts.push('"');
    at = quote + 2;
  }
}

function endQuoted(record: OpenRecord, line: number, text: string, at: number, mark: string): number {
  record.cells.push(record.quoted!.join(''));
  record.quoted = null;
  if (at >= text.length) return text.length + 1;
  if (text[at] === mark) return at + 1;
  record.fault ??= { line, column: at + 1, detail: 'something follows a closing quote' };
  const next = text.indexOf(mark, at);
  return next < 0 ? text.length + 1 : next + 1;
}
