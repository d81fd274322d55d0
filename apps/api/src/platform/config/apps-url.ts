// Where apps of people run: every app at a name of its own below a domain that has nothing in common with the hub's, so that no cookie of the
// one ever reaches the other (docs/decisions/0032).
import { getDomain } from 'tldts';
import { type Environment, Refused } from './environment';

export interface AppsUrl {
  scheme: 'http' | 'https';
  /** What stands behind the name of each app: `apps.example.org`. Lower case, without a port. */
  domain: string;
  /** `:8080`, or nothing. */
  port: string;
}

/** Of one app. `label` is what stands in front of the domain. */
export function appOrigin({ scheme, domain, port }: AppsUrl, label: string): string {
  return `${scheme}://${label}.${domain}${port}`;
}

interface Hub {
  publicUrl: string;
  isLoopback: boolean;
  port: number;
  /** Its further names. */
  allowedHosts: readonly string[];
}

const EXAMPLE = 'https://*.apps.example.org';

/** `https://*.apps.example.org`, with a port where needed; `off`: no app has an origin of its own. */
export function parseAppsUrl(text: string): AppsUrl | null {
  if (text.toLowerCase() === 'off') return null;
  const match = /^(https?):\/\/\*\.([a-z0-9.-]+)(:\d{1,5})?\/?$/i.exec(text);
  const [, scheme = '', domain = '', port = ''] = match ?? [];
  if (!match || !URL.canParse(`${scheme}://app.${domain}${port}`))
    throw new Refused(`is '${text}', which is neither an address with a wildcard such as ${EXAMPLE} nor off`);
  const { host, hostname } = new URL(`${scheme}://app.${domain}${port}`);
  return {
    scheme: scheme.toLowerCase() as AppsUrl['scheme'],
    domain: hostname.slice('app.'.length),
    port: host.slice(hostname.length),
  };
}

/** Null: apps run at a path of the hub, each answer in a sandbox without an origin. */
export function readAppsUrl(vars: Environment, hub: Hub): AppsUrl | null {
  // A hub that only this machine reaches needs no name server: browsers find every name below localhost here. A certificate for them it would need.
  const isPlain = hub.publicUrl.startsWith('http:');
  const ownMachine: AppsUrl | null = hub.isLoopback && isPlain ? { scheme: 'http', domain: 'apps.localhost', port: portOf(hub) } : null;
  const found = vars.read('GROVE_APPS_URL', ownMachine, parseAppsUrl, EXAMPLE);
  const problem = found && problemWith(found, hub);
  if (problem) vars.refuse('GROVE_APPS_URL', problem, 'https://*.example-apps.net');
  return problem ? null : found;
}

function portOf({ publicUrl, port }: Hub): string {
  const url = new URL(publicUrl);
  return url.protocol === 'http:' && url.port === '' ? '' : `:${url.port || port}`;
}

/** A cookie for a domain is sent to all names below it: hub and apps may share none that a cookie can be set for. */
function problemWith({ scheme, domain }: AppsUrl, hub: Hub): string | null {
  const { hostname, protocol } = new URL(hub.publicUrl);
  const names = [hostname, ...hub.allowedHosts.map((name) => name.replace(/:\d+$/, ''))];
  const covered = names.find((name) => domain === name || name.endsWith(`.${domain}`));
  if (covered !== undefined)
    return `covers the hub's own name ${covered}: apps are programs of strangers and need a domain that the hub does not use`;
  if (scheme === 'http' && protocol === 'https:') return 'begins with http:, and pages of a hub with https: may not show such apps';
  const theirs = registrable(`app.${domain}`);
  const shared = hub.isLoopback ? undefined : names.map(registrable).find((ours) => ours !== null && ours === theirs);
  return shared === undefined
    ? null
    : `is below ${shared}, as the hub is: apps could set cookies for the hub there. Use another registered domain`;
}

/** As browsers know it, with the parts of the list where companies give out names; null for addresses. */
function registrable(host: string): string | null {
  return getDomain(host, { allowPrivateDomains: true, validateHostname: false });
}
