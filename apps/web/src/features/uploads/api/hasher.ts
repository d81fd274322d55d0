// Hashes in a thread of their own: files of gigabytes are read piece by piece and the page stays alive.
import type { HashAnswer, HashQuestion } from '../model/hash-messages';
import type { HashHooks, Hasher } from '../model/upload-types';

export function startHasher(): Hasher & { stop: () => void } {
  const worker = new Worker(new URL('../model/hash.worker.ts', import.meta.url), { type: 'module', name: 'hash' });
  const waiting = new Map<number, { resolve: (hex: string) => void; reject: (error: Error) => void; hooks: HashHooks }>();
  let lastId = 0;
  worker.onmessage = ({ data }: MessageEvent<HashAnswer>) => {
    const asked = waiting.get(data.id);
    if (!asked) return;
    if (data.kind === 'progress') return asked.hooks.onProgress(data.bytes);
    if (data.kind === 'state') return asked.hooks.keep?.(data.state);
    waiting.delete(data.id);
    if (data.kind === 'done') asked.resolve(data.hex);
    else asked.reject(new Error(data.message));
  };
  worker.onerror = () => {
    for (const asked of waiting.values()) asked.reject(new Error('hashing stopped'));
    waiting.clear();
  };
  const ask = (file: Blob, algorithm: HashQuestion['algorithm'], hooks: HashHooks, signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      const id = ++lastId;
      signal.throwIfAborted();
      waiting.set(id, { resolve, reject, hooks });
      signal.addEventListener('abort', () => (worker.postMessage({ id, cancel: true }), reject(signal.reason as Error)), { once: true });
      worker.postMessage({ id, file, algorithm, from: hooks.from ?? null } satisfies HashQuestion);
    });
  return {
    sha256: (file, hooks, signal) => ask(file, 'sha256', hooks, signal),
    gitOid: (file, signal) => ask(file, 'git', { onProgress: () => undefined }, signal),
    stop: () => worker.terminate(),
  };
}
