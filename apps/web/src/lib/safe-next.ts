/** Where to go after signing in: an address of this site, or `/`. Anything a browser could read as another site is refused. */
export function safeNext(next: unknown, origin: string): string {
  if (typeof next !== 'string' || !next.startsWith('/')) return '/';
  let url: URL;
  try {
    url = new URL(next, origin);
  } catch {
    return '/';
  }
  return url.origin === new URL(origin).origin && !next.startsWith('//') && !next.includes('\\')
    ? `${url.pathname}${url.search}${url.hash}`
    : '/';
}
