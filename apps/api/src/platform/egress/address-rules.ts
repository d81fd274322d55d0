// Which addresses outbound calls may reach: those of the public internet, and what the operator lists in GROVE_EGRESS_ALLOW.
// The ranges are IANA's special-purpose registries (RFC 6890 and its updates).
import { BlockList, isIP } from 'node:net';

const PRIVATE_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Of IPv6 only 2000::/3 is handed out for the public internet; inside of it these are not, or lead elsewhere (6to4, Teredo). */
const PUBLIC_6 = '2000::/3';
const PRIVATE_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const privateList = listOf([...PRIVATE_4, ...PRIVATE_6]);
const public6 = listOf([PUBLIC_6]);

export class AddressRules {
  private readonly allowed: BlockList;
  private readonly allowedNames: string[];

  /** Names, `*.name`, addresses and ranges, each perhaps with a port. */
  constructor(entries: readonly string[]) {
    const [addresses, names] = [entries.filter(isRange), entries.filter((entry) => !isRange(entry))];
    this.allowed = listOf(addresses);
    this.allowedNames = names;
  }

  /** Whether a host may be reached whatever its address is. */
  allowsName(host: string, port: number): boolean {
    const name = host.toLowerCase();
    return this.allowedNames.some((entry) => {
      const [pattern = '', wanted] = entry.split(/:(?=\d+$)/);
      if (wanted !== undefined && Number(wanted) !== port) return false;
      return pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern;
    });
  }

  allowsAddress(address: string): boolean {
    const plain = plainOf(address);
    if (plain === null) return false;
    return check(this.allowed, plain) || isPublic(plain);
  }
}

function isPublic(address: string): boolean {
  if (isIP(address) === 6 && !check(public6, address)) return false;
  return !check(privateList, address);
}

function isRange(entry: string): boolean {
  return isIP(entry.split('/')[0] ?? '') !== 0;
}

/** `::ffff:10.0.0.1` is 10.0.0.1, however it is written. */
function plainOf(address: string): string | null {
  const family = isIP(address);
  if (family !== 6) return family === 4 ? address : null;
  const mapped = /^::ffff:(?:(\d+\.\d+\.\d+\.\d+)|([0-9a-f]{1,4}):([0-9a-f]{1,4}))$/i.exec(
    new URL(`http://[${address}]`).hostname.slice(1, -1),
  );
  if (!mapped) return address;
  if (mapped[1] !== undefined) return mapped[1];
  const [high, low] = [Number.parseInt(mapped[2] ?? '0', 16), Number.parseInt(mapped[3] ?? '0', 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

function check(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', bits] = range.split('/');
    const isSix = isIP(network) === 6;
    list.addSubnet(network, bits === undefined ? (isSix ? 128 : 32) : Number(bits), isSix ? 'ipv6' : 'ipv4');
  }
  return list;
}
