export type FileContents =
  | { kind: 'text'; text: string; sizeBytes: number; truncated: boolean; sha256: string | null }
  | { kind: 'binary'; sizeBytes: number; sha256: string | null }
  | { kind: 'unreachable' };

interface Received {
  bytes: Uint8Array;
  /** RFC 9110 §14.4: carries the whole size when only a part was sent. */
  contentRange: string | null;
  /** RFC 9110 §8.8.3: the sha256 of a large file; a shorter git name of others. */
  etag: string | null;
  /** Its name says that it is no text, whatever its first bytes look like. */
  neverText: boolean;
}

/** Tells text from other bytes. */
export function readContents({ bytes, contentRange, etag, neverText }: Received): FileContents {
  const total = /\/(\d+)$/.exec(contentRange ?? '')?.[1];
  const sizeBytes = total === undefined ? bytes.length : Number(total);
  const truncated = sizeBytes > bytes.length;
  const sha256 = /^"([0-9a-f]{64})"$/.exec(etag ?? '')?.[1] ?? null;
  const text = neverText ? null : decodeText(bytes, truncated);
  return text === null ? { kind: 'binary', sizeBytes, sha256 } : { kind: 'text', text, sizeBytes, truncated, sha256 };
}

/** null when the bytes are not UTF-8 text. A cut may fall inside of a character: that one is dropped. */
function decodeText(bytes: Uint8Array, truncated: boolean): string | null {
  if (bytes.subarray(0, 8000).includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: truncated });
  } catch {
    return null;
  }
}

/** How many lines an editor would count. */
export function countLines(text: string): number {
  if (text === '') return 0;
  const breaks = text.split('\n').length;
  return text.endsWith('\n') ? breaks - 1 : breaks;
}
