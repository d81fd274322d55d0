// Recognises the refusal of a unique index, from Prisma (P2002) and from a plain statement (SQLSTATE 23505) alike: the database
// has the last word on names, and its answer must become the room's own refusal.

/** Whether `error` is the refusal of a unique index over `column`. */
export function violatesUnique(error: unknown, column: string): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, meta, constraint } = error as { code?: unknown; meta?: unknown; constraint?: unknown };
  if (code === 'P2002') return JSON.stringify(meta ?? {}).includes(column);
  return code === '23505' && String(constraint).includes(column);
}
