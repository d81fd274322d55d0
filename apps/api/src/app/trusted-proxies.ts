// Whose X-Forwarded-* headers are believed, and what they say (GROVE_TRUSTED_PROXIES).
import { BlockList, isIP } from 'node:net';

const GROUPS: Record<string, [network: string, bits: number, family: 'ipv4' | 'ipv6'][]> = {
  loopback: [
    ['127.0.0.0', 8, 'ipv4'],
    ['::1', 128, 'ipv6'],
  ],
  linklocal: [
    ['169.254.0.0', 16, 'ipv4'],
    ['fe80::', 10, 'ipv6'],
  ],
  uniquelocal: [
    ['10.0.0.0', 8, 'ipv4'],
    ['172.16.0.0', 12, 'ipv4'],
    ['192.168.0.0', 16, 'ipv4'],
    ['fc00::', 7, 'ipv6'],
  ],
};

export class TrustedProxies {
  private readonly list = new BlockList();
  private readonly none: boolean;

  constructor(entries: readonly string[]) {
    this.none = entries.length === 0;
    for (const entry of entries) this.add(entry);
  }

  trusts(address: string): boolean {
    if (this.none) return false;
    const plain = plainAddress(address);
    const family = isIP(plain);
    return family !== 0 && this.list.check(plain, family === 4 ? 'ipv4' : 'ipv6');
  }

  /** The first address, from our side outwards, that is not one of the trusted proxies. */
  clientAddress(peer: string, forwardedFor: string | undefined): string {
    const hops = (forwardedFor ?? '').split(',').map((hop) => plainAddress(hop.trim()));
    let client = plainAddress(peer);
    while (this.trusts(client)) {
      const hop = hops.pop();
      if (!hop || isIP(hop) === 0) return client;
      client = hop;
    }
    return client;
  }

  private add(entry: string): void {
    for (const [network, bits, family] of GROUPS[entry] ?? [rangeOf(entry)]) this.list.addSubnet(network, bits, family);
  }
}

function rangeOf(entry: string): [string, number, 'ipv4' | 'ipv6'] {
  const [network = '', bits] = entry.split('/');
  const family = isIP(network) === 6 ? 'ipv6' : 'ipv4';
  return [network, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family];
}

/** `::ffff:192.0.2.1` is 192.0.2.1; brackets and the port of a forwarded hop are cut. */
export function plainAddress(text: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? text;
  const bare = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(bracketed)?.[1] ?? bracketed;
  return bare.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}

export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}
