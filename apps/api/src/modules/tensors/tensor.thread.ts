// Worker thread that hashes the tensors of a file: reading headers of strangers and hashing gigabytes stalls nobody here. One task at a time; bytes are asked for by ranges.
import { parentPort } from 'node:worker_threads';
import {
  type ByteSource,
  GGUF_LIMITS,
  hashTensors,
  type KeptMetadata,
  ModelFormatError,
  readGguf,
  readSafetensors,
  SAFETENSORS_LIMITS,
  type TensorHashes,
  type TensorInfo,
} from '@modelgrove/model-formats';

export type WeightsFormat = 'safetensors' | 'gguf';

export interface TensorTask {
  format: WeightsFormat;
  sizeBytes: number;
  /** Without it only the header is read. */
  isHashed: boolean;
  isMetadataKept: boolean;
}

export interface TensorOutcome extends KeptMetadata {
  tensors: TensorInfo[];
  hashed: TensorHashes | null;
}

export interface TensorQuestion {
  start: number;
  length: number;
}

const MOST_TENSORS = 100_000;

const port = parentPort!;
let settle: ((bytes: Uint8Array) => void) | null = null;

port.on('message', (message: { kind: 'task'; task: TensorTask } | { kind: 'answer'; answer: Uint8Array }) => {
  if (message.kind === 'answer') settle?.(message.answer);
  else void run(message.task);
});

async function run({ format, sizeBytes, isHashed, isMetadataKept }: TensorTask): Promise<void> {
  const source: ByteSource = { sizeBytes, read: ask };
  try {
    const { tensors, metadata, metadataCount } = await headerOf(format, source, isMetadataKept);
    const hashed = isHashed ? await hashTensors(source, tensors) : null;
    port.postMessage({ kind: 'done', result: { tensors, metadata, metadataCount, hashed } satisfies TensorOutcome });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof ModelFormatError) port.postMessage({ kind: 'failed', code: error.code, message });
    else port.postMessage({ kind: 'failed', code: 'thread/crashed', message: error instanceof Error ? (error.stack ?? message) : message });
  }
}

function headerOf(format: WeightsFormat, source: ByteSource, keepMetadata: boolean): Promise<Omit<TensorOutcome, 'hashed'>> {
  return format === 'gguf'
    ? readGguf(source, { ...GGUF_LIMITS, keepTensors: MOST_TENSORS, keepMetadata })
    : readSafetensors(source, { ...SAFETENSORS_LIMITS, keepTensors: MOST_TENSORS, keepMetadata });
}

function ask(start: number, length: number): Promise<Uint8Array> {
  return new Promise((resolve) => {
    settle = resolve;
    port.postMessage({ kind: 'question', question: { start, length } satisfies TensorQuestion });
  });
}
