// One file after the other, 4 MiB at a time. crypto.subtle is missing on plain http and cannot read piece by piece.
import { createSHA1, createSHA256, type IHasher } from 'hash-wasm';
import type { HashAnswer, HashCancel, HashQuestion } from './hash-messages';

const PIECE_BYTES = 4 * 1024 * 1024;
/** How often it is said where the reading is: less than a second's work. */
const STATE_BYTES = 64 * PIECE_BYTES;
const cancelled = new Set<number>();
let turn = Promise.resolve();

self.onmessage = ({ data }: MessageEvent<HashQuestion | HashCancel>) => {
  if ('cancel' in data) cancelled.add(data.id);
  else turn = turn.then(() => hash(data));
};

function answer(message: HashAnswer): void {
  self.postMessage(message);
}

async function hash({ id, file, algorithm, from }: HashQuestion): Promise<void> {
  try {
    const hasher = await started(algorithm, file.size);
    if (from !== null) hasher.load(from.state);
    for (let at = from?.bytes ?? 0; at < file.size && !cancelled.has(id); at += PIECE_BYTES) {
      hasher.update(new Uint8Array(await file.slice(at, at + PIECE_BYTES).arrayBuffer()));
      const bytes = Math.min(at + PIECE_BYTES, file.size);
      answer({ kind: 'progress', id, bytes });
      if (bytes % STATE_BYTES === 0) answer({ kind: 'state', id, state: { bytes, state: hasher.save() } });
    }
    if (!cancelled.delete(id)) answer({ kind: 'done', id, hex: hasher.digest('hex') });
  } catch (error) {
    answer({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
  }
}

async function started(algorithm: HashQuestion['algorithm'], sizeBytes: number): Promise<IHasher> {
  if (algorithm === 'sha256') return (await createSHA256()).init();
  return (await createSHA1()).init().update(`blob ${sizeBytes}\0`);
}
