/** PostgreSQL keeps no NUL in text (class 22: 021) and none in jsonb (P05), whatever the column. */
const CODES = new Set(['22021', '22P05']);

/** Tells a text from outside that the database cannot hold from anything else that fails; also as Prisma passes it on. */
export function isUnstorableText(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, meta } = error as { code?: unknown; meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } } };
  return CODES.has(String(code)) || CODES.has(String(meta?.driverAdapterError?.cause?.originalCode));
}
