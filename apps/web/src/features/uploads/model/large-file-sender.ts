// Brings one large file: asks where to, sends what has not arrived, several parts at a time, and asks again after a failure. What arrived
// before a lost connection, a pause or a closed tab is not sent twice: the hub says which parts it has.
import type { LargeFileUpload } from '../../../lib/api-types';
import type { Lanes } from './lanes';
import { retrying, type Patience } from './retry';
import { FileChanged, SendError, type Part, type UploadCalls } from './upload-types';

export const PARTS_AT_ONCE = 4;
/** Addresses that have expired, and uploads that the hub has forgotten, are asked for anew. */
const ASK_AGAIN = new Set([403, 404, 409]);
const MOST_PLANS = 3;

interface Target {
  sha256: string;
  file: Blob;
}

export interface SendingHooks extends Patience {
  onProgress: (sentBytes: number, foundBytes?: number) => void;
  /** Of all files together. */
  lanes: Lanes;
}

/** True when there was nothing to send. Throws SendError for what the hub refuses. */
export async function sendLargeFile(calls: UploadCalls, target: Target, hooks: SendingHooks): Promise<boolean> {
  // Addresses live for hours and a large file may take days: only plans by which nothing came count.
  let arrived = -1;
  for (let attempt = 1, fruitless = 0; ; attempt++) {
    const place = await retrying(() => calls.where(target.sha256, target.file.size), hooks);
    if (place.kind === 'stored') return attempt === 1;
    fruitless = (place.parts?.received.length ?? 0) > arrived ? 0 : fruitless + 1;
    arrived = place.parts?.received.length ?? 0;
    if (place.kind === 'refused') throw new SendError(422, place.refusal ?? '');
    try {
      await (place.parts === null ? sendWhole(calls, place, target, hooks) : sendParts(calls, place.parts, target, hooks));
      return false;
    } catch (error) {
      const stale = error instanceof SendError && ASK_AGAIN.has(error.status);
      if (!stale || fruitless >= MOST_PLANS) throw error;
    }
  }
}

async function sendWhole(calls: UploadCalls, place: LargeFileUpload, { file }: Target, hooks: SendingHooks): Promise<void> {
  await retrying(() => send(calls, place.href ?? '', file, hooks.onProgress, hooks), hooks);
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
  const total = () => [...sent.values()].reduce((sum, bytes) => sum + bytes, 0);
  const found = total();
  const report = () => hooks.onProgress(total(), found);
  report();
  const missing = hrefs.map((_href, index) => index + 1).filter((number) => !done.has(number));
  await inParallel(missing, PARTS_AT_ONCE, hooks.signal, async (number, signal) => {
    const bytes = file.slice((number - 1) * partBytes, number * partBytes);
    const note = (sentBytes: number) => (sent.set(number, Math.min(sentBytes, bytes.size)), report());
    const etag = await retrying(() => send(calls, hrefs[number - 1] ?? '', bytes, note, { ...hooks, signal }), { ...hooks, signal });
    note(bytes.size);
    done.set(number, { partNumber: number, etag });
  });
  const parts = [...done.values()].sort((a, b) => a.partNumber - b.partNumber);
  await retrying(() => calls.complete(completionHref, parts), hooks);
}

/** A file that was changed cannot be read: to the browser that looks like a lost connection, which would be waited for. */
function send(
  calls: UploadCalls,
  href: string,
  bytes: Blob,
  note: (sentBytes: number) => void,
  { lanes, signal }: SendingHooks,
): Promise<string> {
  return lanes.use(async () => {
    signal.throwIfAborted();
    await bytes
      .slice(0, 1)
      .arrayBuffer()
      .catch((error: unknown) => Promise.reject(new FileChanged(String(error))));
    return calls.send(href, bytes, note, signal);
  });
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
