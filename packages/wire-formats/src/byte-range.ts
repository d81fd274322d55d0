// Range requests (RFC 9110 §14), one range at a time.

export type ByteRange =
  /** Answer 200 with everything. */
  | { kind: 'whole' }
  /** Answer 206. `endInclusive - start + 1` bytes, which is 0 for the empty range of an empty file. */
  | { kind: 'range'; start: number; endInclusive: number }
  /** Answer 416. */
  | { kind: 'unsatisfiable' };

const WHOLE: ByteRange = { kind: 'whole' };
const UNSATISFIABLE: ByteRange = { kind: 'unsatisfiable' };

/**
 * Several ranges, other units and malformed headers give the whole, as RFC 9110 §14.2 lets a server do.
 * Clients that ask `bytes=0-0` only to learn the size get an empty range from an empty file instead of a refusal: they need a Content-Range.
 */
export function parseRange(header: string | undefined, sizeBytes: number): ByteRange {
  const match = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '');
  if (!match) return WHOLE;
  const [, first = '', last = ''] = match;
  if (first === '') return last === '' ? WHOLE : suffix(Number(last), sizeBytes);
  const start = Number(first);
  const end = last === '' ? Number.POSITIVE_INFINITY : Number(last);
  if (end < start) return WHOLE;
  if (sizeBytes === 0 && start === 0 && end === 0) return { kind: 'range', start: 0, endInclusive: -1 };
  if (start >= sizeBytes) return UNSATISFIABLE;
  return { kind: 'range', start, endInclusive: Math.min(end, sizeBytes - 1) };
}

/** The last bytes. All of an empty file is nothing that a range could name, so that is the whole. */
function suffix(bytes: number, sizeBytes: number): ByteRange {
  if (bytes === 0) return UNSATISFIABLE;
  return sizeBytes === 0 ? WHOLE : { kind: 'range', start: Math.max(0, sizeBytes - bytes), endInclusive: sizeBytes - 1 };
}

/** The Content-Range of a 206 or 416. */
export function contentRange(range: Exclude<ByteRange, { kind: 'whole' }>, sizeBytes: number): string {
  if (range.kind === 'unsatisfiable') return `bytes */${sizeBytes}`;
  return `bytes ${range.start}-${Math.max(range.start, range.endInclusive)}/${sizeBytes}`;
}
