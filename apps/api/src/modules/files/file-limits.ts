// How much of a repository is looked at, whoever filled it.

export const FILE_LIMITS = {
  /** Of the tree; what lies behind is not seen. */
  entries: 20_000,
  headers: 256,
  /** Bytes of headers of one revision that were not known already. */
  headerBytes: 64 * 1024 * 1024,
  timeMs: 60_000,
  /** Of a table whose rows are counted. */
  tableBytes: 8 * 1024 * 1024,
} as const;
