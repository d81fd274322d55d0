// What stands after /tree/ or /blob/: a revision and a path. A branch may contain slashes, so the known refs decide.

export interface RevisionPath {
  revision: string;
  path: string;
}

/**
 * Splits a raw (still encoded) tail. The first segment is the revision when, decoded, it names a ref or when no longer prefix does;
 * otherwise the longest ref that the tail starts with.
 */
export function splitRevisionPath(rawTail: string, refs: readonly string[]): RevisionPath {
  const segments = rawTail.split('/').filter(Boolean).map(decodeSegment);
  const [first = ''] = segments;
  if (refs.includes(first)) return { revision: first, path: segments.slice(1).join('/') };
  const whole = segments.join('/');
  const ref = refs.filter((name) => whole === name || whole.startsWith(`${name}/`)).sort((a, b) => b.length - a.length)[0];
  if (ref !== undefined) return { revision: ref, path: whole.slice(ref.length + 1) };
  return { revision: first, path: segments.slice(1).join('/') };
}

export type TailKind = 'tree' | 'blob' | 'commits' | 'upload' | 'edit' | 'new';

/** The part of a page's address after `/{kind}/`, without query and fragment; null of a page of another kind. */
export function rawTailOf(href: string, kind: TailKind): string | null {
  const pathname = href.split(/[?#]/, 1)[0] ?? '';
  const match = new RegExp(`^/(?:(?:datasets|spaces)/)?[^/]+/[^/]+/${kind}/(.*)$`).exec(pathname);
  return match?.[1] ?? null;
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
