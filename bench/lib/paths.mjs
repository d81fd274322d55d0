// Where the benchmark keeps what it makes: everything below .test/bench, which git ignores.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/bootstrap.mjs';

export { root };
export const benchDir = path.join(root, 'bench');
const workDir = path.join(root, '.test', 'bench');

/** A file or folder below .test/bench; the folder that holds it exists. */
export function workPath(...segments) {
  const target = path.join(workDir, ...segments);
  mkdirSync(path.dirname(target), { recursive: true });
  return target;
}

export function workFolder(...segments) {
  const target = workPath(...segments);
  mkdirSync(target, { recursive: true });
  return target;
}
