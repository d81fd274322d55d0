/**
 * A file of which parts can be read. `read` answers exactly `length` bytes from `start`; callers never ask beyond `sizeBytes`.
 * What it rejects with passes through the readers unchanged: a store that is down is not a broken file.
 */
export interface ByteSource {
  readonly sizeBytes: number;
  read(start: number, length: number): Promise<Uint8Array>;
}

/** Bytes that are in memory already. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return { sizeBytes: bytes.length, read: (start, length) => Promise.resolve(bytes.subarray(start, start + length)) };
}
