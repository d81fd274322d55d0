// The search box: where it leads, and how one moves through what it suggests.

/** `part`: one kind of what is found, all of it. */
export type SearchPart = 'discussions' | 'collections';

export function searchHref(text: string, part?: SearchPart): string {
  return `/search?${new URLSearchParams({ q: text.trim(), ...(part ? { in: part } : {}) }).toString()}`;
}

/** One further, round and round; -1 is the text itself. */
export function moved(active: number, step: 1 | -1, count: number): number {
  const next = active + step;
  if (next < -1) return count - 1;
  return next >= count ? -1 : next;
}
