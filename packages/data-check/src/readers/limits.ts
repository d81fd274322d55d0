export interface ReaderLimits {
  /** Of a line of JSON, or of a record of CSV. */
  maxRowBytes: number;
  maxRows: number;
  maxColumns: number;
}

export const READER_LIMITS: ReaderLimits = { maxRowBytes: 8 * 1024 * 1024, maxRows: 8_000_000, maxColumns: 1000 };
