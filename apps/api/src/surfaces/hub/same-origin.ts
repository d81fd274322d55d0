// Requests that change something come from our own pages, or from programs that bring a token (OWASP CSRF Cheat Sheet, "Verifying
// origin with standard headers"). Sec-Fetch-Site is written by the browser and cannot be forged by a page; older ones send Origin or Referer.

export interface OriginFacts {
  method: string;
  headers: Record<string, string | string[] | undefined>;
  /** Where the client sees us. */
  baseUrl: string;
  publicUrl: string;
  /** A session cookie proves the actor. */
  byCookie: boolean;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether the request may act: it is safe, it says that it comes from our own pages, or it says nothing and carries no cookie. */
export function isSameOrigin(facts: OriginFacts): boolean {
  if (SAFE.has(facts.method)) return true;
  const site = facts.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const origin = facts.headers.origin ?? facts.headers.referer;
  if (origin === undefined) return !facts.byCookie;
  const host = hostOf(String(origin));
  return host !== null && (host === hostOf(facts.baseUrl) || host === hostOf(facts.publicUrl));
}

/** Hosts are compared with their ports; the scheme is not, for a proxy that speaks https may not say so. */
function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).host : null;
}
