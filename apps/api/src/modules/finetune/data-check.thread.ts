// Worker thread of one check: asks for bytes, gives the report. Of its own for each check and ended when its time is over, since the chat template and the
// patterns of the tokenizer come from strangers.
import { parentPort, workerData } from 'node:worker_threads';
import { type ByteSource, checkData, type CheckOptions, DataCheckError, type DataFile } from '@modelgrove/data-check';

export interface DataCheckTask {
  files: { name: string; split: 'train' | 'validation'; format: 'jsonl' | 'csv' | 'parquet'; sizeBytes: number }[];
  options: Omit<CheckOptions, 'signal'>;
}

/** `next`: more of a file from where the last answer ended, null at its end; `range`: exactly these bytes. */
export type DataCheckQuestion =
  { kind: 'next'; id: number; file: number } | { kind: 'range'; id: number; file: number; start: number; length: number };
export type DataCheckAnswer = { id: number; bytes: Uint8Array | null };
export type FromDataCheck =
  | DataCheckQuestion
  | { kind: 'done'; report: unknown }
  | { kind: 'refused'; code: string; message: string }
  | { kind: 'crashed'; message: string };

const port = parentPort!;
const waiting = new Map<number, (bytes: Uint8Array | null) => void>();
let asked = 0;

port.on('message', ({ id, bytes }: DataCheckAnswer) => {
  waiting.get(id)?.(bytes);
  waiting.delete(id);
});

function ask(
  question: { kind: 'next'; file: number } | { kind: 'range'; file: number; start: number; length: number },
): Promise<Uint8Array | null> {
  const id = ++asked;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    port.postMessage({ ...question, id });
  });
}

async function* stream(file: number): AsyncGenerator<Uint8Array> {
  for (let bytes = await ask({ kind: 'next', file }); bytes; bytes = await ask({ kind: 'next', file })) yield bytes;
}

function sourceOf(file: number, sizeBytes: number): ByteSource {
  const read = async (start: number, length: number): Promise<Uint8Array> =>
    (await ask({ kind: 'range', file, start, length })) ?? new Uint8Array();
  return { sizeBytes, read };
}

async function check({ files, options }: DataCheckTask): Promise<void> {
  const given = files.map(({ name, split, format, sizeBytes }, index): DataFile => {
    if (format === 'parquet') return { name, split, format, source: sourceOf(index, sizeBytes) };
    return { name, split, format, bytes: stream(index), sizeBytes };
  });
  port.postMessage({ kind: 'done', report: await checkData(given, options) });
}

check(workerData as DataCheckTask).catch((error: unknown) => {
  if (error instanceof DataCheckError) port.postMessage({ kind: 'refused', code: error.code, message: error.message });
  else port.postMessage({ kind: 'crashed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
});
