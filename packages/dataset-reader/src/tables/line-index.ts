// Where rows begin in a text file, every so many of them: made by one pass, kept by whoever asks (it is plain data), so that row N costs the bytes around it.
import type { ByteSource, JsonRow, RowSink } from '@modelgrove/data-check/readers';
import { CsvReader, JsonLinesReader, LineSplitter } from '@modelgrove/data-check/readers';
import { type Features, value } from '../features/features';
import { ColumnTypes, csvType, jsonType } from '../features/inferred-features';
import { MOST_TEXT_BYTES, TABLE_LIMITS } from './table';

export type TextKind = 'csv' | 'jsonl' | 'text';

export interface LineIndex {
  features: Features;
  rows: number;
  isPartial: boolean;
  /** Where every `EVERY`th row begins, and at the end where the last one ends. */
  starts: number[];
  /** Of the header of CSV: where the first row begins. */
  headBytes: number;
}

export const EVERY = 500;
const PART = 4 * 1024 * 1024;

interface PushReader {
  push(bytes: Uint8Array): void;
  end(): void;
}

export function readerOf(kind: TextKind, sink: RowSink): PushReader {
  if (kind === 'csv') return new CsvReader(TABLE_LIMITS, sink);
  return kind === 'jsonl' ? new JsonLinesReader(TABLE_LIMITS, sink) : new TextReader(sink);
}

/** Each line is a row. */
class TextReader implements PushReader {
  private readonly lines: LineSplitter;

  constructor(sink: RowSink) {
    this.lines = new LineSplitter(TABLE_LIMITS.maxRowBytes, ({ bytes, line, start }) =>
      sink.row({ text: bytes.toString('utf8') }, line, bytes.length, start),
    );
  }

  push(bytes: Uint8Array): void {
    this.lines.push(bytes);
  }

  end(): void {
    this.lines.end();
  }
}

/** `mostBytes`: of the beginning. A row that is cut by it is none. */
export async function indexLines(source: ByteSource, kind: TextKind, mostBytes = MOST_TEXT_BYTES): Promise<LineIndex> {
  const types = new ColumnTypes(kind === 'csv' ? csvType : jsonType);
  const starts: number[] = [];
  let rows = 0;
  const sink: RowSink = {
    row: (row: JsonRow, _line, _bytes, start) => {
      if (rows % EVERY === 0) starts.push(start);
      types.add(row);
      rows += 1;
    },
    problem: () => undefined,
  };
  const reader = readerOf(kind, sink);
  const end = Math.min(source.sizeBytes, mostBytes);
  for (let at = 0; at < end; at += PART) reader.push(await source.read(at, Math.min(PART, end - at)));
  const isPartial = end < source.sizeBytes;
  if (!isPartial) reader.end();
  const features = kind === 'text' ? { text: value('string') } : types.features();
  return { features, rows, isPartial, headBytes: starts[0] ?? 0, starts: [...starts, end] };
}
