// Worker thread of the viewer: reads strangers' tables. One task at a time; bytes are asked for by ranges, whatever is kept between tasks is named by repository and contents.
import { parentPort } from 'node:worker_threads';
import {
  type DataFormat,
  DatasetReadError,
  type Features,
  type LineIndex,
  type PageRow,
  type ParquetTables,
  type RowQuery,
  SplitReader,
  type SplitStatistics,
} from '@modelgrove/dataset-reader';

export interface ViewerFile {
  /** Names repository and contents. */
  key: string;
  path: string;
  sizeBytes: number;
  known: LineIndex | null;
}

export type ViewerAsk =
  | { kind: 'open' }
  | { kind: 'page'; start: number; length: number }
  | { kind: 'block'; start: number; mostRows: number }
  | { kind: 'rows'; numbers: number[] }
  | { kind: 'find'; query: RowQuery }
  | { kind: 'statistics' }
  | { kind: 'media'; row: number; column: string; item: number | null };

export interface ViewerTask {
  format: DataFormat;
  files: ViewerFile[];
  isPartial: boolean;
  told: Features | null;
  beginning: boolean;
  /** Null: as much as is ever counted. */
  mostTextBytes: number | null;
  ask: ViewerAsk;
}

export interface ViewerOutcome {
  features: Features;
  rows: number;
  isPartial: boolean;
  /** By path: to be given back when the same file is opened again. */
  learned: [path: string, index: LineIndex][];
  page: PageRow[];
  numbers: Uint32Array | null;
  statistics: SplitStatistics | null;
  media: { bytes: Uint8Array; type: string } | null;
}

export interface ViewerQuestion {
  id: number;
  file: number;
  start: number;
  length: number;
}
export interface ViewerAnswer {
  id: number;
  bytes: Uint8Array;
}

const port = parentPort!;
const waiting = new Map<number, (bytes: Uint8Array) => void>();
const tables: ParquetTables = new Map();
let asked = 0;

port.on('message', (message: { kind: 'task'; task: ViewerTask } | { kind: 'answer'; answer: ViewerAnswer }) => {
  if (message.kind === 'task') return void run(message.task);
  const { id, bytes } = message.answer;
  waiting.get(id)?.(bytes);
  waiting.delete(id);
});

async function run(task: ViewerTask): Promise<void> {
  waiting.clear();
  try {
    port.postMessage({ kind: 'done', result: await outcomeOf(task) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof DatasetReadError) port.postMessage({ kind: 'failed', code: error.code, message });
    // A value that is nested beyond what can be told of it.
    else if (error instanceof RangeError)
      port.postMessage({ kind: 'failed', code: 'viewer/unreadable', message: 'A file of this split is too deep to be read.' });
    else port.postMessage({ kind: 'failed', code: 'thread/crashed', message: error instanceof Error ? (error.stack ?? message) : message });
  }
}

async function outcomeOf(task: ViewerTask): Promise<ViewerOutcome> {
  const { format, files, isPartial, told, beginning, mostTextBytes, ask } = task;
  const reader = await SplitReader.open({
    format,
    isPartial,
    told,
    beginning,
    ...(mostTextBytes === null ? {} : { mostTextBytes }),
    tables,
    files: files.map(({ key, path, sizeBytes, known }, file) => ({
      key,
      path,
      known,
      source: { sizeBytes, read: (start: number, length: number) => read(file, start, length) },
    })),
  });
  const { features, rows, learned } = reader;
  const base = {
    features,
    rows,
    isPartial: reader.isPartial,
    learned: [...learned],
    page: [],
    numbers: null,
    statistics: null,
    media: null,
  };
  switch (ask.kind) {
    case 'open':
      return base;
    case 'page':
      return { ...base, page: await reader.page(ask.start, ask.length) };
    case 'block':
      return { ...base, page: await reader.block(ask.start, ask.mostRows) };
    case 'rows':
      return { ...base, page: await reader.rowsAt(ask.numbers) };
    case 'find':
      return { ...base, numbers: await reader.find(ask.query) };
    case 'statistics':
      return { ...base, statistics: await reader.statistics() };
    case 'media':
      return { ...base, media: await reader.media(ask.row, ask.column, ask.item) };
  }
}

function read(file: number, start: number, length: number): Promise<Uint8Array> {
  const id = ++asked;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    port.postMessage({ kind: 'question', question: { id, file, start, length } satisfies ViewerQuestion });
  });
}
