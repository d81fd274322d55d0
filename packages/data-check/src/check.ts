// The check of data, from files to the report. Streams are read one after the other; what is kept of a row is a few numbers.
import { DataCheckError } from './errors';
import { DataChecker, type CheckOptions } from './checker';
import { CsvReader } from './readers/csv';
import { JsonLinesReader } from './readers/json-lines';
import type { ByteSource } from './readers/parquet-gate';
import { readParquet } from './readers/parquet-rows';
import type { DataReport } from './report/data-report';

export type DataFile = {
  /** As it is shown to people. */
  name: string;
  split: 'train' | 'validation';
} & (
  | { format: 'jsonl' | 'csv'; bytes: AsyncIterable<Uint8Array>; /** If it is known. */ sizeBytes?: number }
  | { format: 'parquet'; source: ByteSource }
);

/**
 * Reads everything once and answers what it is worth. The report depends on the rows, not on their order or on the names of files. What the sources fail with passes through;
 * DataCheckError when the options or the files of the model are at fault. It works long without a pause for events: run it in a thread, with a time limit, since
 * the model's chat template and the patterns of its tokenizer come from strangers.
 */
export async function checkData(files: readonly DataFile[], options: CheckOptions = {}): Promise<DataReport> {
  if (files.length === 0) throw new DataCheckError('options/no-files', 'There is no file to check.');
  if (!files.some(({ split }) => split === 'train')) throw new DataCheckError('options/no-training', 'There is no training file.');
  const checker = new DataChecker(options, expectedBytes(files));
  for (const file of files) {
    checker.beginFile(file.name, file.split);
    if (file.format === 'parquet') await readRows(file.source, checker, options.signal);
    else await readLines(file, checker, options.signal);
    checker.endFile();
  }
  return checker.finish();
}

async function readRows(source: ByteSource, checker: DataChecker, signal?: AbortSignal): Promise<void> {
  checker.countBytes(source.sizeBytes);
  await readParquet(source, checker.limits, checker, signal);
}

async function readLines(
  file: { format: 'jsonl' | 'csv'; bytes: AsyncIterable<Uint8Array> },
  checker: DataChecker,
  signal?: AbortSignal,
): Promise<void> {
  const reader = file.format === 'csv' ? new CsvReader(checker.limits, checker) : new JsonLinesReader(checker.limits, checker);
  for await (const part of file.bytes) {
    signal?.throwIfAborted();
    checker.countBytes(part.length);
    reader.push(part);
    if (checker.isFull) return;
  }
  reader.end();
}

function expectedBytes(files: readonly DataFile[]): number {
  return files.reduce((sum, file) => sum + (file.format === 'parquet' ? file.source.sizeBytes : (file.sizeBytes ?? 0)), 0);
}
