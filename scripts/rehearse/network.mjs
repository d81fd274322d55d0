// The network of a rehearsal: every container has an address of its own below 127.0.0.0/8, so that ports stay those of the compose file, and
// a name server knows who is behind a service's name, as the engine's does.
import { createSocket } from 'node:dgram';
import { randomInt } from 'node:crypto';

const A_RECORD = 1;
const HEADER_BYTES = 12;

export class Network {
  /** Addresses of each service's containers. */
  #services = new Map();
  #next = 10;
  #prefix = `127.${randomInt(16, 250)}.${randomInt(1, 250)}`;
  #socket = null;

  /** `address:port` of the name server. */
  resolver = '';

  async open() {
    this.#socket = createSocket('udp4');
    this.#socket.on('message', (query, from) => {
      const answer = this.#answer(query);
      if (answer) this.#socket.send(answer, from.port, from.address);
    });
    await new Promise((resolve, reject) => this.#socket.once('error', reject).bind(0, '127.0.0.1', resolve));
    this.resolver = `127.0.0.1:${this.#socket.address().port}`;
  }

  close() {
    this.#socket?.close();
    this.#socket = null;
  }

  /** An address for one more container; it has a name only from `join` on. */
  address() {
    return `${this.#prefix}.${this.#next++}`;
  }

  join(service, address) {
    this.#services.set(service, [...this.addressesOf(service), address]);
  }

  leave(service, address) {
    this.#services.set(
      service,
      this.addressesOf(service).filter((known) => known !== address),
    );
  }

  addressesOf(service) {
    return this.#services.get(service) ?? [];
  }

  /** A value of a container's environment: every address of its own becomes `self`, the name of a service before a port its address. */
  inEnvironment(value, self) {
    if (value === '0.0.0.0') return self;
    return value.replace(/(?<=^|[@/,\s])([a-z][a-z0-9-]*)(?=:\d+)/g, (name) => this.addressesOf(name)[0] ?? name);
  }

  /** RFC 1035: one question, every address behind the name, good for a second. */
  #answer(query) {
    const labels = [];
    let at = HEADER_BYTES;
    for (; at < query.length && query[at] > 0; at += query[at] + 1) labels.push(query.toString('ascii', at + 1, at + 1 + query[at]));
    if (at + 5 > query.length) return null;
    const isAddress = query.readUInt16BE(at + 1) === A_RECORD;
    const known = this.addressesOf(labels.join('.').toLowerCase());
    const records = isAddress ? known.map(record) : [];
    const header = Buffer.from(query.subarray(0, HEADER_BYTES));
    header.writeUInt16BE(known.length > 0 ? 0x8180 : 0x8183, 2);
    header.writeUInt16BE(records.length, 6);
    header.writeUInt32BE(0, 8);
    return Buffer.concat([header, query.subarray(HEADER_BYTES, at + 5), ...records]);
  }
}

/** A command that runs inside of a container means that container by these. */
export function insideOf(self, text) {
  return text.replace(/(?<![\d.\w-])(?:127\.0\.0\.1|localhost|0\.0\.0\.0)(?![\d.\w-])/g, self);
}

/** The name by a pointer to the question, A, IN, one second, four bytes. */
function record(address) {
  return Buffer.from([0xc0, HEADER_BYTES, 0, A_RECORD, 0, 1, 0, 0, 0, 1, 0, 4, ...address.split('.').map(Number)]);
}
