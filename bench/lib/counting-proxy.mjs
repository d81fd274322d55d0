// Stands between a client and the hub and counts what crosses, both ways, headers and all.
import net from 'node:net';
import { once } from 'node:events';

export class CountingProxy {
  bytes = { up: 0, down: 0 };
  #sockets = new Set();

  /** @param {string} url of the hub */
  static async before(url) {
    const proxy = new CountingProxy(new URL(url));
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    proxy.url = `http://127.0.0.1:${proxy.server.address().port}`;
    return proxy;
  }

  constructor({ hostname, port }) {
    this.server = net.createServer((client) => {
      const hub = net.connect(Number(port), hostname);
      this.#join(client, hub, 'up');
      this.#join(hub, client, 'down');
    });
  }

  /** What crosses during `work`. */
  async during(work) {
    const before = { ...this.bytes };
    await work();
    return { up: this.bytes.up - before.up, down: this.bytes.down - before.down };
  }

  async stop() {
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  #join(from, to, direction) {
    this.#sockets.add(from);
    from.on('data', (chunk) => (this.bytes[direction] += chunk.length));
    from.on('error', () => to.destroy());
    from.on('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
    from.pipe(to);
  }
}
