// What the file system says, in the words of the gate.
import { DiskWriteError } from '../spool/file-sink';
import { ObjectStoreError } from './errors';

export function isMissing(error: unknown): boolean {
  const code = systemCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

export function systemCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** Passes through what is not the disk's: refusals of ours, the source's own errors, the reason of an abort. */
export function fromDisk(error: unknown): unknown {
  if (error instanceof DiskWriteError) return error.reason === 'full' ? full(error) : fromSystem(error.cause);
  return isSystemError(error) ? fromSystem(error) : error;
}

/** Runs work that touches only our own files. */
export async function onDisk<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw fromDisk(error);
  }
}

/** A file stands where the key needs a folder, or the other way round. */
export function isInsideAnother(error: unknown): boolean {
  return ['ENOTDIR', 'EEXIST', 'EISDIR', 'ENOTEMPTY'].includes(systemCode(error) ?? '');
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && 'errno' in error && 'path' in error;
}

function fromSystem(error: unknown): ObjectStoreError {
  const code = systemCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return full(error);
  return new ObjectStoreError('object-store/unavailable', `The object store folder cannot be used (${code ?? 'unknown error'}).`, {
    cause: error,
  });
}

function full(cause: unknown): ObjectStoreError {
  return new ObjectStoreError('object-store/full', 'The object store has no room left.', { cause, retryAfterSeconds: 60 });
}
