// How far an upload is, how fast it goes, how long it takes. Pure: the present moment comes in.
import type { UploadItem } from './upload-types';

export interface Totals {
  files: number;
  done: number;
  failed: number;
  refused: number;
  bytes: number;
  sentBytes: number;
  /** What left this page: without what the hub had already. */
  movedBytes: number;
}

export function totalsOf(items: readonly UploadItem[]): Totals {
  const totals: Totals = { files: 0, done: 0, failed: 0, refused: 0, bytes: 0, sentBytes: 0, movedBytes: 0 };
  for (const item of items) {
    if (item.state === 'refused') totals.refused += 1;
    else {
      totals.files += 1;
      totals.bytes += item.file.size;
      totals.sentBytes += item.state === 'there' || item.state === 'sent' ? item.file.size : item.sentBytes;
      if (item.isLarge && item.state !== 'there') totals.movedBytes += item.sentBytes - item.foundBytes;
      if (item.state === 'there' || item.state === 'sent') totals.done += 1;
      if (item.state === 'failed') totals.failed += 1;
    }
  }
  return totals;
}

/** All its bytes have left, and the hub has not said yet that they are what they should be: it reads a large file once more. */
export function isBeingChecked({ state, isLarge, sentBytes, file }: UploadItem): boolean {
  return state === 'sending' && isLarge && sentBytes >= file.size;
}

/** Nothing is on its way any more; the hub checks what came last. */
export function isAllBeingChecked(items: readonly UploadItem[]): boolean {
  const coming = items.filter(({ state }) => state === 'sending' || state === 'hashing' || state === 'ready');
  return coming.length > 0 && coming.every(isBeingChecked);
}

interface Sample {
  atMs: number;
  bytes: number;
}

const WINDOW_MS = 10_000;

/** Bytes per second over the last ten seconds. */
export class Rate {
  private samples: Sample[] = [];

  note(bytes: number, atMs: number): void {
    const last = this.samples.at(-1);
    // After a pause or a lost connection what was on its way counts anew.
    if (last && bytes < last.bytes) this.samples = [];
    this.samples.push({ bytes, atMs });
    while (this.samples.length > 2 && (this.samples[0]?.atMs ?? 0) < atMs - WINDOW_MS) this.samples.shift();
  }

  /** null while nothing can be said. */
  bytesPerSecond(): number | null {
    const [first, last] = [this.samples[0], this.samples.at(-1)];
    if (!first || !last || last.atMs - first.atMs < 500) return null;
    return ((last.bytes - first.bytes) / (last.atMs - first.atMs)) * 1000;
  }

  remainingSeconds(leftBytes: number): number | null {
    const rate = this.bytesPerSecond();
    return rate === null || rate <= 0 ? null : Math.ceil(leftBytes / rate);
  }
}
