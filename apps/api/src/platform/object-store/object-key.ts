// Which keys exist. Keys are ours, never a user's words: a bad one is a defect or an attack, and never reaches a disk.
import { ObjectStoreError } from './errors';

const SEGMENT = /^[a-z0-9_.-]{1,255}$/;
const MAX_KEY_CHARACTERS = 512;
/** S3 allows this many parts; the folder store keeps to it so that both answer alike. */
const MAX_PART_NUMBER = 10_000;

export function assertObjectKey(key: string): void {
  const valid =
    key.length <= MAX_KEY_CHARACTERS && !key.includes('..') && key.split('/').every((segment) => SEGMENT.test(segment) && segment !== '.');
  if (!valid) throw new ObjectStoreError('object-store/bad-key', 'This is not a valid object key.');
}

/** A prefix is the beginning of a key: it may end in the middle of a segment, with a slash, or be empty. */
export function assertKeyPrefix(prefix: string): void {
  if (prefix !== '') assertObjectKey(prefix.endsWith('/') ? prefix.slice(0, -1) : prefix);
}

export function assertPartNumber(partNumber: number): void {
  if (Number.isInteger(partNumber) && partNumber >= 1 && partNumber <= MAX_PART_NUMBER) return;
  throw new ObjectStoreError('object-store/part-mismatch', `A part number lies between 1 and ${MAX_PART_NUMBER}.`);
}
