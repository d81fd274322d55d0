// One check in a thread of its own: hands it the bytes it asks for, ends it when its time is over or somebody cancels.
import { Worker } from 'node:worker_threads';
import type { DataReport } from '@modelgrove/data-check';
import { DomainError } from '../../common/errors';
import { threadEntry } from '../../platform/threads';
import type { DataFile } from './checked-data';
import type { DataCheckQuestion, DataCheckTask, FromDataCheck } from './data-check.thread';
import { checkTookTooLong } from './finetune.errors';

/** 1 GB takes twenty seconds; a slow object store and a busy machine have their share. A file that is made to take for ever does not get it. */
const FIRST_MS = 120_000;
const MS_PER_MEGABYTE = 500;
const LONGEST_MS = 30 * 60_000;
const MAX_HEAP_MB = 1024;

/** Rejects with a DomainError for what the files of the model are at fault for, and with the reason of `signal`. */
export async function checkInThread(task: DataCheckTask, files: readonly DataFile[], signal: AbortSignal): Promise<DataReport> {
  const ending = new AbortController();
  const megabytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) / 1e6;
  const limit = AbortSignal.timeout(Math.min(FIRST_MS + Math.ceil(megabytes * MS_PER_MEGABYTE), LONGEST_MS));
  const over = AbortSignal.any([signal, limit, ending.signal]);
  const reading = files.map((file) => file.stream(over)[Symbol.asyncIterator]());
  const worker = new Worker(threadEntry(__dirname, 'data-check.thread.js'), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  try {
    return await new Promise<DataReport>((resolve, reject) => {
      const answer = (question: DataCheckQuestion): void => {
        bytesFor(question, files, reading).then((bytes) => worker.postMessage({ id: question.id, bytes }), reject);
      };
      worker.on('message', (message: FromDataCheck) => {
        if (message.kind === 'next' || message.kind === 'range') answer(message);
        else if (message.kind === 'done') resolve(message.report as DataReport);
        else if (message.kind === 'refused') reject(new DomainError('unprocessable', message.code, message.message));
        else reject(new Error(message.message));
      });
      worker.on('error', reject).on('exit', (code) => reject(new Error(`the thread of a check ended with ${code}`)));
      over.addEventListener('abort', () => reject(limit.aborted ? checkTookTooLong() : (signal.reason as Error)));
    });
  } finally {
    ending.abort();
    await worker.terminate();
    await Promise.all(reading.map((iterator) => iterator.return?.().catch(() => undefined)));
  }
}

async function bytesFor(
  question: DataCheckQuestion,
  files: readonly DataFile[],
  reading: readonly AsyncIterator<Uint8Array>[],
): Promise<Uint8Array | null> {
  if (question.kind === 'range') return files[question.file]!.range(question.start, question.length);
  const { done, value } = await reading[question.file]!.next();
  return done ? null : value;
}
