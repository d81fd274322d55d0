/** Where to go after signing in: a path of this site, or '/'. Anything that a browser could read as another site is refused. */
export function safeNext(next: unknown): string {
  if (typeof next !== 'string' || next.length > 2000 || !next.startsWith('/') || next.startsWith('//')) return '/';
  // Browsers drop tabs and line breaks from addresses and read backslashes as slashes.
  if (/[\\\p{C}]/u.test(next)) return '/';
  const base = 'http://here.invalid';
  const url = URL.canParse(next, base) ? new URL(next, base) : null;
  return url?.origin === base && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}${url.hash}` : '/';
}
