// Tells requests for apps from requests for the hub by the name that they are sent to, before anything is routed: a name below the apps domain is
// never the hub's, whatever else the request says. Such a request is led to an address that no request can name by itself. Requests for the viewer of
// datasets have a name of their own, too, and are led to its calls: no other address of the hub answers there.
import type { IncomingMessage } from 'node:http';
import type { AppConfig } from '../platform/config';
import { APP_ORIGIN_PREFIX, isViewerHost, VIEWER_PREFIX, withoutEndpointPrefix } from '../platform/http';
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
    const rooted = url.startsWith('/') ? url : `/${url}`;
    if (label === null)
      return isViewerHost(this.hostOf(request)) ? VIEWER_PREFIX + withoutEndpointPrefix(rooted) : withoutEndpointPrefix(url);
    this.labels.set(request, label);
    return APP_ORIGIN_PREFIX + rooted;
  };

  /** What stands in front of the apps domain, `''` for the domain itself; null for requests that are for the hub. */
  labelOf(request: IncomingMessage): string | null {
    return this.labels.get(request) ?? null;
  }

  private hostOf({ headers, socket }: IncomingMessage): string | undefined {
    return askedHost({ headers, peer: socket.remoteAddress ?? '', encrypted: false }, this.proxies);
  }

  private labelIn(request: IncomingMessage): string | null {
    if (this.domain === null) return null;
    const name = this.hostOf(request)?.replace(/:\d*$/, '').replace(/\.$/, '');
    if (name === this.domain) return '';
    return name?.endsWith(`.${this.domain}`) ? name.slice(0, -this.domain.length - 1) : null;
  }
}
