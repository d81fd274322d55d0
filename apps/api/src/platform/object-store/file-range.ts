// Opens a file for streaming, whole or in part.
import { open } from 'node:fs/promises';
import { addAbortSignal } from 'node:stream';
import { ObjectStoreError } from './errors';
import { FileStream } from './file-stream';
import type { ByteRange, OpenedObject } from './object-store';

export async function readFileRange(path: string, range?: ByteRange, signal?: AbortSignal): Promise<OpenedObject> {
  const file = await open(path, 'r');
  try {
    const found = await file.stat();
    if (!found.isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' });
    const { start, end } = range ? rangeWithin(range, found.size) : { start: 0, end: found.size - 1 };
    // A stream that is aborted before anybody listens to it would end the process.
    signal?.throwIfAborted();
    const stream = new FileStream(file, start, end + 1);
    if (signal) addAbortSignal(signal, stream);
    return { stream, sizeBytes: found.size };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** RFC 9110 §14.1.2: an end beyond the last byte means the last byte; a start beyond it cannot be satisfied. */
export function rangeWithin({ start, endInclusive }: ByteRange, sizeBytes: number): { start: number; end: number } {
  if (start < 0 || start >= sizeBytes || endInclusive < start) {
    throw new ObjectStoreError('object-store/range', `The range lies outside of an object of ${sizeBytes} bytes.`);
  }
  return { start, end: Math.min(endInclusive, sizeBytes - 1) };
}
