// Tells requests for apps from requests for the hub by the name that they are sent to, before anything is routed: a name below the apps domain is
// never the hub's, whatever else the request says. Such a request is led to an address that no request can name by itself.
import type { IncomingMessage } from 'node:http';
import type { AppConfig } from '../platform/config';
import { APP_ORIGIN_PREFIX, withoutEndpointPrefix } from '../platform/http';
import { askedHost } from './base-url';
import { TrustedProxies } from './trusted-proxies';

export class AppHosts {
  private readonly labels = new WeakMap<IncomingMessage, string>();
  private readonly proxies: TrustedProxies;
  private readonly domain: string | null;

  constructor({ appsUrl, trustedProxies }: Pick<AppConfig, 'appsUrl' | 'trustedProxies'>) {
    this.proxies = new TrustedProxies(trustedProxies);
    this.domain = appsUrl?.domain ?? null;
  }

  /** Fastify's rewriteUrl. */
  readonly rewrite = (request: IncomingMessage): string => {
    const url = request.url ?? '/';
    const label = this.labelIn(request);
    if (label === null) return withoutEndpointPrefix(url);
    this.labels.set(request, label);
    return APP_ORIGIN_PREFIX + (url.startsWith('/') ? url : `/${url}`);
  };

  /** What stands in front of the apps domain, `''` for the domain itself; null for requests that are for the hub. */
  labelOf(request: IncomingMessage): string | null {
    return this.labels.get(request) ?? null;
  }

  private labelIn({ headers, socket }: IncomingMessage): string | null {
    if (this.domain === null) return null;
    const name = askedHost({ headers, peer: socket.remoteAddress ?? '', encrypted: false }, this.proxies)
      ?.replace(/:\d*$/, '')
      .replace(/\.$/, '');
    if (name === this.domain) return '';
    return name?.endsWith(`.${this.domain}`) ? name.slice(0, -this.domain.length - 1) : null;
  }
}
