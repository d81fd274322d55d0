// Brings one large file: asks where to, sends what has not arrived, several parts at a time, and asks again after a failure. What arrived
// before a lost connection, a pause or a closed tab is not sent twice: the hub says which parts it has.
import type { LargeFileUpload } from '../../../lib/api-types';
import { retrying, type Wait } from './retry';
import { SendError, type Part, type UploadCalls } from './upload-types';

const PARTS_AT_ONCE = 4;
/** Addresses that have expired, and uploads that the hub has forgotten, are asked for anew. */
const ASK_AGAIN = new Set([403, 404, 409]);
const MOST_PLANS = 3;

interface Target {
  sha256: string;
  file: Blob;
}

export interface SendingHooks {
  onProgress: (sentBytes: number) => void;
  signal: AbortSignal;
  wait: Wait;
}

/** True when there was nothing to send. Throws SendError for what the hub refuses. */
export async function sendLargeFile(calls: UploadCalls, target: Target, hooks: SendingHooks): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    const place = await retrying(() => calls.where(target.sha256, target.file.size), hooks);
    if (place.kind === 'stored') return attempt === 1;
    if (place.kind === 'refused') throw new SendError(422, place.refusal ?? '');
    try {
      await (place.parts === null ? sendWhole(calls, place, target, hooks) : sendParts(calls, place.parts, target, hooks));
      return false;
    } catch (error) {
      const stale = error instanceof SendError && ASK_AGAIN.has(error.status);
      if (!stale || attempt >= MOST_PLANS) throw error;
    }
  }
}

async function sendWhole(calls: UploadCalls, place: LargeFileUpload, { file }: Target, hooks: SendingHooks): Promise<void> {
  await retrying(() => calls.send(place.href ?? '', file, hooks.onProgress, hooks.signal), hooks);
}

async function sendParts(
  calls: UploadCalls,
  { partBytes, hrefs, received, completionHref }: NonNullable<LargeFileUpload['parts']>,
  { file }: Target,
  hooks: SendingHooks,
): Promise<void> {
  const done = new Map<number, Part>(received.map((part) => [part.partNumber, part]));
  const sent = new Map<number, number>();
  const sizeOf = (number: number) => Math.min(partBytes, file.size - (number - 1) * partBytes);
  for (const number of done.keys()) sent.set(number, sizeOf(number));
  const report = () => hooks.onProgress([...sent.values()].reduce((sum, bytes) => sum + bytes, 0));
  report();
  const missing = hrefs.map((_href, index) => index + 1).filter((number) => !done.has(number));
  await inParallel(missing, PARTS_AT_ONCE, hooks.signal, async (number, signal) => {
    const bytes = file.slice((number - 1) * partBytes, number * partBytes);
    const note = (sentBytes: number) => (sent.set(number, Math.min(sentBytes, bytes.size)), report());
    const etag = await retrying(() => calls.send(hrefs[number - 1] ?? '', bytes, note, signal), { ...hooks, signal });
    note(bytes.size);
    done.set(number, { partNumber: number, etag });
  });
  const parts = [...done.values()].sort((a, b) => a.partNumber - b.partNumber);
  await retrying(() => calls.complete(completionHref, parts), hooks);
}

/** The first failure ends the others. */
export async function inParallel<T>(
  items: readonly T[],
  atOnce: number,
  outer: AbortSignal,
  work: (item: T, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const inner = new AbortController();
  const signal = AbortSignal.any([outer, inner.signal]);
  const queue = [...items];
  const run = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      signal.throwIfAborted();
      await work(item, signal);
    }
  };
  const runners = Array.from({ length: Math.min(atOnce, items.length) }, run);
  try {
    await Promise.all(runners);
  } catch (error) {
    inner.abort(error);
    await Promise.allSettled(runners);
    throw error;
  }
}
