// Pure rules of large files: where their bytes lie and how an upload of each is to be sent.
import { tooLargeText } from './blobs.errors';
import type { LargeObject, UploadDecision } from './blobs.types';

const SHA256 = /^[0-9a-f]{64}$/;

export function isSha256(text: unknown): text is string {
  return typeof text === 'string' && SHA256.test(text);
}

/** Verified bytes only; one object whatever number of repositories link it. */
export function storageKey(sha256: string): string {
  return `lfs/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

/** Where all of them lie. */
export const STORAGE_PREFIX = 'lfs/';

/** The other way round; null for what lies there under a key that is none of ours. */
export function sha256OfKey(key: string): string | null {
  const sha256 = key.slice(key.lastIndexOf('/') + 1);
  return isSha256(sha256) && storageKey(sha256) === key ? sha256 : null;
}

export interface UploadRules {
  maxUploadBytes: number;
  /** The client can send parts. */
  multipart: boolean;
  /** A PUT carries files up to here. */
  multipartAboveBytes: number;
  /** Why the namespace can take nothing more; null when it can. */
  refusedByQuota?: string | null;
}

/** How to send an object; 'parts' still needs an upload to be begun. `linkedBytes` is its size when this repository has it. */
export function decideUpload(
  object: LargeObject,
  linkedBytes: number | undefined,
  rules: UploadRules,
): Exclude<UploadDecision, { kind: 'parts' }> | { kind: 'parts-wanted'; object: LargeObject } {
  if (linkedBytes === object.sizeBytes) return { kind: 'stored', object };
  if (linkedBytes !== undefined) {
    return {
      kind: 'refused',
      object,
      reason: 'size-mismatch',
      message: `The object ${object.sha256} has ${linkedBytes} bytes, not ${object.sizeBytes}.`,
    };
  }
  if (object.sizeBytes > rules.maxUploadBytes) {
    return { kind: 'refused', object, reason: 'too-large', message: tooLargeText(object.sizeBytes, rules.maxUploadBytes) };
  }
  if (rules.refusedByQuota) return { kind: 'refused', object, reason: 'quota', message: rules.refusedByQuota };
  return rules.multipart && object.sizeBytes > rules.multipartAboveBytes ? { kind: 'parts-wanted', object } : { kind: 'single', object };
}

/** Bytes of part `number` (from 1) of a file sent in parts of `partBytes`; 0 when there is no such part. */
export function partLength(sizeBytes: number, partBytes: number, number: number): number {
  const start = (number - 1) * partBytes;
  return number < 1 || start >= sizeBytes ? 0 : Math.min(partBytes, sizeBytes - start);
}
