import { setImmediate } from 'node:timers/promises';

/** Gives the event loop a turn whenever the caller has held it for `sliceMs`: for loops of many small computations. */
export function breather(sliceMs = 8): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < sliceMs) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}
