// The files of a result as one hash: what makes a model what it is. Words about it (cards, licences, pictures, the record of the training) may change freely.
import { createHash } from 'node:crypto';
import type { TreeItem } from '../versions';

const WORDS =
  /^(?:\.git[^/]*|training\/.*|(?:.*\/)?(?:readme|licen[cs]e|notice|copying|changelog)(?:\.[\w-]+)?|.*\.(?:md|txt\.license|png|jpe?g|gif|webp|svg))$/i;

/** `items` in any order. */
export function filesHash(items: readonly Pick<TreeItem, 'kind' | 'path' | 'oid'>[]): Buffer {
  const lines = items.filter(({ kind, path }) => kind !== 'directory' && !WORDS.test(path)).map(({ path, oid }) => `${path}\0${oid}\n`);
  const hash = createHash('sha256');
  for (const line of lines.sort()) hash.update(line);
  return hash.digest();
}
