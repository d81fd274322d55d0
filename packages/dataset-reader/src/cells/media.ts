// Pictures and sound in cells: what they are by their first bytes, and how large. Nothing is decoded.
export interface MediaFacts {
  kind: 'image' | 'audio';
  type: string;
  width: number | null;
  height: number | null;
}

const ascii = (bytes: Uint8Array, start: number, end: number): string => Buffer.from(bytes.subarray(start, end)).toString('latin1');

/** Null for anything else. SVG is none: it is a document. */
export function mediaFacts(bytes: Uint8Array): MediaFacts | null {
  return imageFacts(bytes) ?? audioFacts(bytes);
}

function imageFacts(bytes: Uint8Array): MediaFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const image = (type: string, width: number | null, height: number | null): MediaFacts => ({ kind: 'image', type, width, height });
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n')
    return bytes.length < 24 ? null : image('image/png', view.getUint32(16), view.getUint32(20));
  if (ascii(bytes, 0, 4) === 'GIF8') return bytes.length < 10 ? null : image('image/gif', view.getUint16(6, true), view.getUint16(8, true));
  if (ascii(bytes, 0, 3) === '\xff\xd8\xff') return image('image/jpeg', ...jpegSize(view));
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return image('image/webp', ...webpSize(bytes, view));
  if (ascii(bytes, 4, 12) === 'ftypavif') return image('image/avif', null, null);
  if (ascii(bytes, 0, 2) === 'BM' && bytes.length > 26)
    return image('image/bmp', view.getInt32(18, true), Math.abs(view.getInt32(22, true)));
  return null;
}

/** In the header of the frame, behind segments that say how long they are. */
function jpegSize(view: DataView): [number | null, number | null] {
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) break;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    at += 2 + view.getUint16(at + 2);
  }
  return [null, null];
}

function webpSize(bytes: Uint8Array, view: DataView): [number | null, number | null] {
  if (bytes.length < 30) return [null, null];
  const format = ascii(bytes, 12, 16);
  if (format === 'VP8X') return [1 + (view.getUint32(24, true) & 0xffffff), 1 + ((view.getUint32(26, true) >>> 8) & 0xffffff)];
  if (format === 'VP8 ') return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
  const bits = view.getUint32(21, true);
  return [1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff)];
}

function audioFacts(bytes: Uint8Array): MediaFacts | null {
  const audio = (type: string): MediaFacts => ({ kind: 'audio', type, width: null, height: null });
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WAVE') return audio('audio/wav');
  if (ascii(bytes, 0, 4) === 'fLaC') return audio('audio/flac');
  if (ascii(bytes, 0, 4) === 'OggS') return audio('audio/ogg');
  if (ascii(bytes, 4, 8) === 'ftyp' && /^(?:M4A|mp42|isom)/.test(ascii(bytes, 8, 12))) return audio('audio/mp4');
  const isFrame = bytes[0] === 0xff && (bytes[1]! & 0xe0) === 0xe0;
  return ascii(bytes, 0, 3) === 'ID3' || (bytes.length > 4 && isFrame) ? audio('audio/mpeg') : null;
}

/** What a column of pictures holds, whatever wrote it: `{bytes, path}`, bytes alone, or a path. */
export function mediaOf(value: unknown): { bytes: Uint8Array | null; path: string | null } | null {
  if (value instanceof Uint8Array) return { bytes: value, path: null };
  if (typeof value === 'string') return { bytes: null, path: value };
  if (typeof value !== 'object' || value === null) return null;
  const { bytes, path } = value as { bytes?: unknown; path?: unknown };
  return { bytes: bytes instanceof Uint8Array ? bytes : null, path: typeof path === 'string' ? path : null };
}
