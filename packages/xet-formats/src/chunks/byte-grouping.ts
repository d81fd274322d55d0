// Byte grouping by four: byte i goes to plane i mod 4, the planes stand one behind the other. Numbers of 16 or 32 bits compress better so.

/** From planes back to the bytes, into `output` (of the same length). */
export function ungroupBytes(planes: Uint8Array, output: Uint8Array): void {
  const length = planes.length;
  const [second, third, fourth] = planeStarts(length);
  const whole = length >>> 2;
  for (let index = 0, at = 0; index < whole; index++, at += 4) {
    output[at] = planes[index]!;
    output[at + 1] = planes[second + index]!;
    output[at + 2] = planes[third + index]!;
    output[at + 3] = planes[fourth + index]!;
  }
  const starts = [0, second, third];
  for (let rest = 0; rest < (length & 3); rest++) output[whole * 4 + rest] = planes[starts[rest]! + whole]!;
}

export function groupBytes(raw: Uint8Array): Buffer {
  const length = raw.length;
  const planes = Buffer.allocUnsafe(length);
  const [second, third, fourth] = planeStarts(length);
  const starts = [0, second, third, fourth];
  for (let at = 0; at < length; at++) planes[starts[at & 3]! + (at >>> 2)] = raw[at]!;
  return planes;
}

/** Where the second, third and fourth plane begin: the first `length mod 4` planes are one longer. */
function planeStarts(length: number): [number, number, number] {
  const second = (length + 3) >>> 2;
  const third = second + ((length + 2) >>> 2);
  return [second, third, third + ((length + 1) >>> 2)];
}
