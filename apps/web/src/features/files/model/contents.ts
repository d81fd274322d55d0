export type FileContents =
  { kind: 'text'; text: string; sizeBytes: number; truncated: boolean } | { kind: 'binary'; sizeBytes: number } | { kind: 'unreachable' };

/** Tells text from other bytes. `contentRange` (RFC 9110 §14.4) carries the whole size when only a part was sent. */
export function readContents(bytes: Uint8Array, contentRange: string | null): FileContents {
  const total = /\/(\d+)$/.exec(contentRange ?? '')?.[1];
  const sizeBytes = total === undefined ? bytes.length : Number(total);
  const truncated = sizeBytes > bytes.length;
  const text = decodeText(bytes, truncated);
  return text === null ? { kind: 'binary', sizeBytes } : { kind: 'text', text, sizeBytes, truncated };
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
