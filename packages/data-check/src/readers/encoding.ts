// What bytes say of their encoding. Everything that trains reads UTF-8; other encodings are named, so that their owner knows what to convert from.
import { isUtf8 } from 'node:buffer';

const BOM = [0xef, 0xbb, 0xbf];

export function startsWithBom(bytes: Uint8Array): boolean {
  return BOM.every((byte, at) => bytes[at] === byte);
}

/** By its byte order mark, or by every other byte being zero, as Latin text is in UTF-16. */
export function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const head = bytes.subarray(0, 64);
  const zeros = [0, 1].map((parity) => head.filter((byte, at) => at % 2 === parity && byte === 0).length);
  return head.length >= 4 && Math.max(...zeros) > head.length / 4 && Math.min(...zeros) === 0;
}

/** The index of the first byte that begins no character of UTF-8. */
export function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isUtf8Prefix(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  while (!isUtf8(bytes.subarray(0, good))) good -= 1;
  return good;
}

/** UTF-8, but for a character that is cut at the end. */
function isUtf8Prefix(bytes: Uint8Array): boolean {
  for (let cut = 0; cut <= Math.min(3, bytes.length); cut += 1) {
    if (!isUtf8(bytes.subarray(0, bytes.length - cut))) continue;
    if (cut === 0) return true;
    const [lead, ...rest] = bytes.subarray(bytes.length - cut);
    return lengthOfLead(lead!) > cut && rest.every((byte) => byte >> 6 === 2);
  }
  return false;
}

function lengthOfLead(byte: number): number {
  if (byte >= 0xf0 && byte <= 0xf4) return 4;
  if (byte >= 0xe0) return byte < 0xf0 ? 3 : 0;
  return byte >= 0xc2 ? 2 : 0;
}

/** What text that is no UTF-8 probably is. */
export function likelyEncoding(bytes: Uint8Array): string {
  for (const label of ['gb18030', 'big5', 'shift_jis']) {
    try {
      const text = new TextDecoder(label, { fatal: true }).decode(bytes.subarray(0, 4096));
      if (/[\u3040-\u30ff\u4e00-\u9fff]{2}/.test(text)) return label;
    } catch {
      // not this one
    }
  }
  return 'windows-1252';
}
