// What an app may do: the headers of everything that is served where apps run. Pure. An app runs its own code and talks to itself and to the hub's
// API with a token of its visitor; nobody but the hub frames it, unless its author says so.

/** What CSP's own sandbox allows where an app has no origin. Never `allow-same-origin`: it would have the hub's. */
const SANDBOX = 'sandbox allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads';

/** Sensors of a visitor who came through the hub's page are asked for in the app's own tab only; these are nobody's business at all. */
const PERMISSIONS = 'browsing-topics=(), identity-credentials-get=(), otp-credentials=(), publickey-credentials-get=(), payment=()';

export interface PolicyFacts {
  /** Where this app's files are, with a slash at the end: `http://ada-x-1.apps.localhost:8080/`. */
  own: string;
  /** Addresses of the hub, as browsers name origins in a policy. */
  hub: readonly string[];
  isIsolated: boolean;
  embeddable: boolean;
  /** By the author (COOP, COEP, CORP). */
  headers: Record<string, string>;
}

export function appHeaders(facts: PolicyFacts): Record<string, string> {
  const { isIsolated, headers } = facts;
  return {
    'Content-Security-Policy': contentPolicy(facts),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': PERMISSIONS,
    'X-Robots-Tag': 'noindex',
    // An app without an origin is a stranger to its own files.
    ...(isIsolated
      ? { 'Origin-Agent-Cluster': '?1', 'Cross-Origin-Resource-Policy': 'same-origin', ...named(headers) }
      : { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' }),
  };
}

function contentPolicy({ own, hub, isIsolated, embeddable }: PolicyFacts): string {
  const self = isIsolated ? "'self'" : own;
  const api = hub.join(' ');
  return [
    ...(isIsolated ? [] : [SANDBOX]),
    `default-src ${self} data: blob:`,
    `script-src ${self} 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' data: blob:`,
    `style-src ${self} 'unsafe-inline' data: blob:`,
    `img-src ${self} ${api} data: blob:`,
    `media-src ${self} ${api} data: blob:`,
    `connect-src ${self} ${api} data: blob:`,
    `worker-src ${self} blob: data:`,
    `frame-src ${self} data: blob:`,
    `form-action ${self} ${api}`,
    `base-uri ${self}`,
    "object-src 'none'",
    `frame-ancestors ${embeddable ? '*' : api}`,
  ].join('; ');
}

function named(headers: Record<string, string>): Record<string, string> {
  const title = (name: string): string => name.replaceAll(/(^|-)([a-z])/g, (part) => part.toUpperCase());
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [title(name), value]));
}

/** The names at which browsers know this hub, for a policy. */
export function hubOrigins(config: { publicUrl: string; isLoopback: boolean; allowedHosts: readonly string[] }): string[] {
  const { origin, protocol, port } = new URL(config.publicUrl);
  const at = port === '' ? '' : `:${port}`;
  const loopback = config.isLoopback ? [`${protocol}//localhost${at}`, `${protocol}//127.0.0.1${at}`] : [];
  const further = config.allowedHosts.flatMap((host) => (/:\d+$/.test(host) ? [host] : [host, `${host}:*`]));
  return [...new Set([origin, ...loopback, ...further.map((host) => `${protocol}//${host}`)])];
}
