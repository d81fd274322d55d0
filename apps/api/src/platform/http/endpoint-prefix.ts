// `/hf`, `/csg` and `/ms` in front of an address: csghub-sdk takes each of them for an endpoint of its own (contracts/csghub-sdk.md §2.3).
// They are taken off before routing, so that every route there is, and every one to come, answers behind them too; links in answers keep them.

/** Reserved first segments, all of them: no namespace is called so. */
export const ENDPOINT_PREFIXES = ['hf', 'csg', 'ms'] as const;

const PREFIXED = new RegExp(`^/(?:${ENDPOINT_PREFIXES.join('|')})(?=/)`);
/** What no client of such an endpoint asks for: pages with cookies, the web's files, probes. */
const NOT_BEHIND = /^\/(?:hub|health|metrics|assets)(?:[/?]|$)/;

/** `/hf` of `/hf/api/models`; empty where there is none to take off. `url` is the raw request target. */
export function endpointPrefix(url: string): string {
  const prefix = PREFIXED.exec(url)?.[0] ?? '';
  return prefix !== '' && NOT_BEHIND.test(url.slice(prefix.length)) ? '' : prefix;
}

/** Fastify's rewriteUrl. */
export function withoutEndpointPrefix(url: string): string {
  return url.slice(endpointPrefix(url).length);
}
