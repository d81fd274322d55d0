// JSON lines: one object a line. A line that cannot be read is told of with its place, and the next one is read.
import { isUtf8 } from 'node:buffer';
import type { JsonRow } from '../keys/canonical-row';
import { firstBadByte, isUtf16, likelyEncoding, startsWithBom } from './encoding';
import { jsonFault } from './json-fault';
import type { ReaderLimits } from './limits';
import { type Line, LineSplitter } from './line-splitter';
import type { RowSink } from './row-sink';

const OPEN_BRACKET = 0x5b;

/** Push bytes, then end(). Stops listening after what makes the rest meaningless: another encoding, or one list around all rows. */
export class JsonLinesReader {
  private readonly lines: LineSplitter;
  private isOver = false;

  constructor(
    limits: ReaderLimits,
    private readonly sink: RowSink,
  ) {
    this.lines = new LineSplitter(limits.maxRowBytes, (line) => this.line(line));
  }

  push(bytes: Uint8Array): void {
    if (!this.isOver) this.lines.push(bytes);
  }

  end(): void {
    if (!this.isOver) this.lines.end();
  }

  private line(line: Line): void {
    if (this.isOver) return;
    const bytes = line.line === 1 ? this.beginning(line) : line.bytes;
    if (this.isOver) return;
    if (line.isCut) return this.lost('file/row-too-large', line, bytes);
    if (isBlank(bytes)) return this.sink.problem('file/blank-line', { line: line.line }, { content: String(line.line), isRow: false });
    if (!isUtf8(bytes)) return this.notUtf8(line.line, bytes);
    this.parse(line, bytes.toString('utf8'), bytes.length);
  }

  private parse({ line, start }: Line, text: string, bytes: number): void {
    let row: unknown;
    try {
      row = JSON.parse(text);
    } catch {
      return this.noJson(line, text);
    }
    if (typeof row === 'object' && row !== null && !Array.isArray(row)) return this.sink.row(row as JsonRow, line, bytes, start);
    this.sink.problem('json/not-an-object', { line, column: 1 }, { content: text, isRow: true });
  }

  private beginning(line: Line): Buffer {
    let bytes = line.bytes;
    if (isUtf16(bytes)) {
      this.isOver = true;
      this.lost('encoding/utf-16', line, bytes);
    } else if (startsWithBom(bytes)) {
      this.sink.problem('encoding/bom', { line: 1, column: 1 }, { content: '', isRow: false });
      bytes = bytes.subarray(3);
    }
    if (this.isListOverLines(bytes)) {
      this.isOver = true;
      this.lost('json/one-list', line, bytes);
    }
    return bytes;
  }

  /** A file that begins with `[` and is no single line of JSON is the other kind of JSON file. */
  private isListOverLines(bytes: Buffer): boolean {
    const text = bytes.subarray(0, 64).toString('latin1').trimStart();
    return text.charCodeAt(0) === OPEN_BRACKET && (text.trim() === '[' || /^\[\s*\{/.test(text));
  }

  private notUtf8(line: number, bytes: Buffer): void {
    const at = firstBadByte(bytes);
    const column = bytes.subarray(0, at).toString('utf8').length + 1;
    this.sink.problem('encoding/not-utf8', { line, column }, { content: bytes, isRow: true, detail: likelyEncoding(bytes) });
  }

  private noJson(line: number, text: string): void {
    const fault = jsonFault(text);
    const detail = fault?.kind ?? 'a value is missing or is no JSON';
    this.sink.problem('json/syntax', { line, column: (fault?.at ?? 0) + 1 }, { content: text, isRow: true, detail });
  }

  private lost(code: 'file/row-too-large' | 'encoding/utf-16' | 'json/one-list', { line }: Line, bytes: Buffer): void {
    this.sink.problem(code, { line, column: 1 }, { content: bytes.subarray(0, 4096), isRow: true });
  }
}

function isBlank(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return false;
  return true;
}
