// The address by which a client sees us: absolute links in answers are built from it (contract trap 37). Only names that are ours are
// believed, so that neither a page that rebinds its name nor a forged Host header gets us to answer or to sign addresses.
import { type AppConfig, isLoopbackHost } from '../platform/config';
import { DomainError } from '../common/errors';
import { withoutViewerName } from '../platform/http';
import type { TrustedProxies } from './trusted-proxies';

export interface AddressFacts {
  headers: Record<string, string | string[] | undefined>;
  /** The address at the other end of the connection. */
  peer: string;
  encrypted: boolean;
}

const HOST = /^(?:\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?\.?)(?::\d{1,5})?$/;

export class BaseUrls {
  private readonly publicHost: string;
  /** Answers for hosts seen lately; the number of names that are ours is small, except under *.localhost. */
  private readonly known = new Map<string, boolean>();

  constructor(
    private readonly config: Pick<AppConfig, 'publicUrl' | 'allowedHosts'>,
    private readonly proxies: TrustedProxies,
  ) {
    this.publicHost = new URL(config.publicUrl).hostname;
  }

  /** Null for a name that is not ours. */
  of(facts: AddressFacts): string | null {
    const viaProxy = this.proxies.trusts(facts.peer);
    const asked = askedHost(facts, this.proxies);
    if (asked === undefined) return null;
    // The viewer's own name leads to the viewer only (app-hosts.ts); addresses in its answers are the hub's.
    const host = withoutViewerName(asked);
    if (!this.isOurs(host)) return null;
    const forwardedProto = viaProxy ? firstOf(facts.headers['x-forwarded-proto'])?.toLowerCase() : undefined;
    const scheme = forwardedProto === 'https' || forwardedProto === 'http' ? forwardedProto : facts.encrypted ? 'https' : 'http';
    return `${scheme}://${withoutDefaultPort(host, scheme)}`;
  }

  private isOurs(host: string): boolean {
    const known = this.known.get(host);
    if (known !== undefined) return known;
    const ours = HOST.test(host) && this.decide(host);
    if (this.known.size < 1000) this.known.set(host, ours);
    return ours;
  }

  private decide(host: string): boolean {
    const name = host.replace(/:\d{1,5}$/, '').replace(/\.$/, '');
    return (
      isLoopbackHost(name) || name === this.publicHost || this.config.allowedHosts.includes(host) || this.config.allowedHosts.includes(name)
    );
  }
}

/** The name that the client used, in lower case, with its port. */
export function askedHost({ headers, peer }: AddressFacts, proxies: TrustedProxies): string | undefined {
  const forwarded = proxies.trusts(peer) ? firstOf(headers['x-forwarded-host']) : undefined;
  return (forwarded ?? firstOf(headers.host))?.toLowerCase();
}

export function misdirected(host: string | undefined): DomainError {
  const named = host && host.length < 200 && HOST.test(host.toLowerCase()) ? ` "${host}"` : '';
  return new DomainError(
    'invalid',
    'request/misdirected',
    `This hub does not answer to the name${named}. Its operator can set GROVE_PUBLIC_URL, or list the name in GROVE_ALLOWED_HOSTS.`,
  );
}

/** Each proxy may add its own value behind a comma: the first is what the client asked for. */
function firstOf(header: string | string[] | undefined): string | undefined {
  const text = Array.isArray(header) ? header[0] : header;
  return text?.split(',')[0]?.trim() || undefined;
}

function withoutDefaultPort(host: string, scheme: string): string {
  return host.replace(scheme === 'https' ? /:443$/ : /:80$/, '');
}
