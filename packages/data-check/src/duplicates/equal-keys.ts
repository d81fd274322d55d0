import { eachRun, sortedBy } from './columns';

/** Calls with the items of each key that at least two have, zero excepted, in the order of items. */
export function eachEqual(keys: Uint32Array, visit: (items: number[]) => void): void {
  const candidates = repeated(keys);
  const order = sortedBy(candidates, (at) => keys[at]!);
  eachRun(
    order,
    (a, b) => keys[a] === keys[b],
    (from, to) => {
      if (to - from > 1) visit(Array.from(order.subarray(from, to)));
    },
  );
}

/** Items whose key probably occurs twice: sorting all of them would take most of the time. */
function repeated(keys: Uint32Array): Uint32Array {
  const bits = Math.max(10, Math.ceil(Math.log2(keys.length * 8)));
  const shift = 32 - Math.min(bits, 30);
  const once = new Uint8Array(2 ** (32 - shift));
  for (const key of keys) {
    const place = Math.imul(key, 0x9e3779b1) >>> shift;
    if (once[place]! < 2) once[place]! += 1;
  }
  let count = 0;
  const found = new Uint32Array(keys.length);
  for (let at = 0; at < keys.length; at += 1)
    if (keys[at] !== 0 && once[Math.imul(keys[at]!, 0x9e3779b1) >>> shift]! > 1) found[count++] = at;
  return found.slice(0, count);
}
