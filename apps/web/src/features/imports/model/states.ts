import type { Import } from '../../../lib/api-types';

/** Whether it changes by itself. */
export function isUnderWay({ state }: Pick<Import, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}

/** From 0 to 100; null as long as nobody knows how much there is. By files where they have no bytes. */
export function percentOf({ state, bytesDone, bytesTotal, filesDone, filesTotal }: Import): number | null {
  if (state === 'done') return 100;
  if (bytesTotal === null || filesTotal === null) return null;
  const share = bytesTotal > 0 ? bytesDone / bytesTotal : filesTotal > 0 ? filesDone / filesTotal : 1;
  return Math.min(99, Math.floor(share * 100));
}

/** Null when it cannot be told: nothing comes, or it has just begun. */
export function secondsLeft({ bytesDone, bytesTotal, bytesPerSecond }: Import): number | null {
  if (bytesTotal === null || bytesPerSecond === null || bytesPerSecond <= 0) return null;
  return Math.max(1, Math.ceil((bytesTotal - bytesDone) / bytesPerSecond));
}
