// Worker thread of downloads from the Xet store: unpacks compressed chunks, and hashes whole files, so that neither stalls other requests nor
// fills the large heap with garbage. One task at a time. Bytes are never copied between threads: they lie in shared memory.
import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { loadXetCodec } from '@modelgrove/xet-codec';
import { CHUNK_MAX_RAW_BYTES, ChunkRecords, decodeChunk, type PlacedChunk, unpackChunks, XetFormatError } from '@modelgrove/xet-formats';

/** `unpack`: from shared memory into `output`, which is shared too. `hash`: of a file, whose blocks are asked for. */
export type UnpackTask = { kind: 'unpack'; chunks: PlacedChunk[]; output: Uint8Array } | { kind: 'hash' };

export type UnpackResult = { kind: 'unpacked' } | { kind: 'hashed'; sha256: string; rawBytes: number };

/** Of a file that is hashed: a block of stored chunks, good until the next is asked for; or that a term or the file ends. */
export type BlockToHash = Uint8Array | 'end of term' | 'end of file';

const main = parentPort;
if (!main) throw new Error('this file is a worker thread');
const port = main;
const codec = loadXetCodec();
const words = new Int32Array(CHUNK_MAX_RAW_BYTES / 4);
let settleAnswer: ((answer: BlockToHash) => void) | null = null;

port.on('message', (message: { kind: 'task'; task: UnpackTask } | { kind: 'answer'; answer: BlockToHash }) => {
  if (message.kind === 'answer') settleAnswer?.(message.answer);
  else void run(message.task);
});

async function run(task: UnpackTask): Promise<void> {
  try {
    port.postMessage({ kind: 'done', result: task.kind === 'unpack' ? unpack(task.chunks, task.output) : await hash() });
  } catch (error) {
    const known = error instanceof XetFormatError;
    const message = error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
    port.postMessage({ kind: 'failed', code: known ? error.code : 'thread/crashed', message });
  }
}

function unpack(chunks: PlacedChunk[], output: Uint8Array): UnpackResult {
  unpackChunks(codec, chunks, output);
  return { kind: 'unpacked' };
}

async function hash(): Promise<UnpackResult> {
  const sum = createHash('sha256');
  let rawBytes = 0;
  const records = new ChunkRecords({
    keeps: 'call',
    onChunk: (header, payload) => {
      sum.update(decodeChunk(codec, header, payload, words));
      rawBytes += header.rawBytes;
    },
  });
  for (let block = await ask(); block !== 'end of file'; block = await ask()) {
    if (block === 'end of term') records.finish();
    else records.push(block);
  }
  return { kind: 'hashed', sha256: sum.digest('hex'), rawBytes };
}

function ask(): Promise<BlockToHash> {
  return new Promise((resolve) => {
    settleAnswer = resolve;
    port.postMessage({ kind: 'question', question: null });
  });
}
