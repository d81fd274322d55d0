/** Whether a statement was refused because a row is referred to, or what it refers to has gone. */
export function violatesForeignKey(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === '23503';
}
