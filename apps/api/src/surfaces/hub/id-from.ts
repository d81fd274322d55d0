/** An id as it stands in an address. Whatever is not one becomes 0, which no row has: the room answers that there is no such thing. */
export function idFrom(text: string): bigint {
  return /^\d{1,18}$/.test(text) ? BigInt(text) : 0n;
}

/** A cursor of a list that goes by ids; null: its beginning. */
export function beforeOf(cursor: string | undefined): bigint | null {
  return cursor === undefined ? null : BigInt(cursor);
}

/** The cursor behind a page of such a list; null behind the last one. */
export function nextOf(rows: readonly { id: bigint }[], limit: number): string | null {
  return rows.length < limit ? null : String(rows.at(-1)?.id);
}
