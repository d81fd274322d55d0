export interface ReaderLimits {
  /** Of a line of JSON, or of a record of CSV. */
  maxRowBytes: number;
  maxRows: number;
  maxColumns: number;
  /** Of a row group of Parquet, unpacked: making rows of it takes about five times as much memory. */
  maxRowGroupBytes: number;
  /** Of all pages that are read at once, unpacked. */
  maxUnpackedBytes?: number;
}

export const READER_LIMITS: ReaderLimits = {
  maxRowBytes: 8 * 1024 * 1024,
  maxRows: 8_000_000,
  maxColumns: 1000,
  maxRowGroupBytes: 128 * 1024 * 1024,
};
