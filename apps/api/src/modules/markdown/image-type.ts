// What a picture is, by its first bytes: what a stranger's server says of them is not believed.

const SIGNATURES: readonly { type: string; matches(bytes: Buffer): boolean }[] = [
  { type: 'image/png', matches: (bytes) => bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')) },
  { type: 'image/jpeg', matches: (bytes) => bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex')) },
  { type: 'image/gif', matches: (bytes) => /^GIF8[79]a/.test(ascii(bytes, 0, 6)) },
  { type: 'image/webp', matches: (bytes) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP' },
  { type: 'image/avif', matches: (bytes) => ascii(bytes, 4, 8) === 'ftyp' && /avi[fs]/.test(ascii(bytes, 8, 32)) },
  { type: 'image/bmp', matches: (bytes) => ascii(bytes, 0, 2) === 'BM' },
  { type: 'image/x-icon', matches: (bytes) => bytes.subarray(0, 4).equals(Buffer.from('00000100', 'hex')) },
  // Text that begins as an SVG does; browsers read no page out of it under this type.
  {
    type: 'image/svg+xml',
    matches: (bytes) =>
      /^\ufeff?\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE\s+svg[^>]*>\s*)*<svg[\s>]/i.test(bytes.toString('utf8', 0, 4096)),
  },
];

/** Null: not a picture that pages show. */
export function imageTypeOf(bytes: Buffer): string | null {
  return SIGNATURES.find(({ matches }) => matches(bytes))?.type ?? null;
}

function ascii(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('latin1', start, end);
}
