// From the text of a variable to its value. A parser throws Refused with the rest of a sentence that begins with the variable's name.
import net from 'node:net';
import { Refused } from './environment';

const UNITS: Record<string, number> = {
  '': 1,
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
};

/** `1048576`, `10GB` (thousands), `10GiB` (1024s). */
export function parseSize(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text);
  const unit = match ? UNITS[match[2]!.toLowerCase()] : undefined;
  const bytes = match && unit ? Math.round(Number(match[1]) * unit) : Number.NaN;
  if (!Number.isSafeInteger(bytes))
    throw new Refused(`is '${text}', which is not a size (a number with B, KB, MB, GB, TB, KiB, MiB, GiB or TiB)`);
  return bytes;
}

export function parseCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Refused(`is '${text}', which is not a whole number`);
  return Number(text);
}

export function parseTokens(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new Refused(`is '${text}', which is not a whole number`);
  return Number(text);
}

export function parseBoolean(text: string): boolean {
  if (/^(true|1|yes|on)$/i.test(text)) return true;
  if (/^(false|0|no|off)$/i.test(text)) return false;
  throw new Refused(`is '${text}', which is neither true nor false`);
}

export function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new Refused(`is '${text}', which is not a port from 1 to 65535`);
  return port;
}

/** `PORT` on this machine only, or `HOST:PORT`. */
export function parseListener(text: string): { host: string; port: number } {
  const cut = text.lastIndexOf(':');
  if (cut < 0) return { host: '127.0.0.1', port: parsePort(text) };
  return { host: parseHost(text.slice(0, cut)), port: parsePort(text.slice(cut + 1)) };
}

export function parseChoice<T extends string>(choices: readonly T[]): (text: string) => T {
  return (text) => {
    const found = choices.find((choice) => choice === text.toLowerCase());
    if (!found) throw new Refused(`is '${text}', which is none of ${choices.join(', ')}`);
    return found;
  };
}

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/i;

/** A name or an address to listen on, without a port. */
export function parseHost(text: string): string {
  const host = text.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  const looksLikeAddress = /^[\d.]+$/.test(host) || host.includes(':');
  if (looksLikeAddress ? net.isIP(host) === 0 : !HOST_NAME.test(host))
    throw new Refused(`is '${text}', which is neither a host name nor an address`);
  return host;
}

/** An http(s) origin: nothing after the port. */
export function parseOrigin(text: string): string {
  const url = parseUrl(text, ['http:', 'https:']);
  if (url.pathname !== '/' || url.search || url.hash)
    throw new Refused(`is '${text}': the hub has no sub-path, give scheme, host and port only`);
  if (url.username || url.password) throw new Refused('must not carry a user name or password');
  return url.origin;
}

/** Checked, returned as written. The text may hold a password: it is never repeated in a refusal. */
export function parseConnection(protocols: readonly string[]): (text: string) => string {
  return (text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (!url || !protocols.includes(url.protocol))
      throw new Refused(`is not an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`);
    return text;
  };
}

export function parseList(parse: (item: string) => string): (text: string) => string[] {
  return (text) =>
    text
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(parse);
}

/** `host`, `host:port`, `*.host`. */
export function parseAllowedHost(text: string): string {
  const match = /^(\[[0-9a-f:.]+\]|[^:]+)(?::(\d{1,5}))?$/i.exec(text);
  if (!match) throw new Refused(`lists '${text}', which is not a host or host:port`);
  const [, host = '', port] = match;
  const bare = host.replace(/^\*\./, '');
  const isFine = bare.startsWith('[') ? net.isIPv6(bare.slice(1, -1)) : HOST_NAME.test(bare);
  if (!isFine || (port !== undefined && Number(port) > 65_535)) throw new Refused(`lists '${text}', which is not a host or host:port`);
  return text.toLowerCase();
}

const PROXY_GROUPS = new Set(['loopback', 'linklocal', 'uniquelocal']);

export function parseProxy(text: string): string {
  if (PROXY_GROUPS.has(text.toLowerCase())) return text.toLowerCase();
  if (!isAddressOrRange(text))
    throw new Refused(`lists '${text}', which is not an address, a range such as 10.0.0.0/8, loopback, linklocal or uniquelocal`);
  return text;
}

export function parseEgressTarget(text: string): string {
  const bare = text.replace(/^\*\./, '').replace(/:\d{1,5}$/, '');
  if (!isAddressOrRange(text) && !isAddressOrRange(bare) && !HOST_NAME.test(bare))
    throw new Refused(`lists '${text}', which is not a host name, an address or a range`);
  return text.toLowerCase();
}

function isAddressOrRange(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = net.isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
}

function parseUrl(text: string, protocols: readonly string[]): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !protocols.includes(url.protocol))
    throw new Refused(`is '${text}', which does not begin with ${protocols.map((p) => `${p}//`).join(' or ')}`);
  return url;
}
