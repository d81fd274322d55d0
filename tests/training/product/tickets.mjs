// What an operator's own BullMQ sees in the hub's Redis: the library as it comes from its package, on the queue `jobs`.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../../interop/lib/hub.mjs';

const { Queue } = createRequire(join(ROOT, 'apps/api/package.json'))('bullmq');
const PATIENCE_MS = 30_000;

export class Tickets {
  constructor({ redis, hub }) {
    Object.assign(this, { redis, hub });
  }

  async open() {
    const [{ value }] = await this.hub.sql(`select value from instance_facts where key = 'queueNamespace'`);
    this.queue = new Queue('jobs', { prefix: `grove-${value}`, connection: { url: this.redis.url } });
    return this;
  }

  /** Of the job's attempt, as soon as it `isThere` (or no more). */
  async of(key, attempt, isThere = true) {
    const [{ id }] = await this.hub.sql(`select id from jobs where key = '${key}'`);
    for (const end = Date.now() + PATIENCE_MS; ; await sleep(50)) {
      const ticket = await this.queue.getJob(`job-${id}-${attempt}`);
      if (Boolean(ticket) === isThere) return ticket && { id: ticket.id, name: ticket.name, state: await ticket.getState() };
      if (Date.now() > end) throw new Error(`the ticket of ${key} is ${ticket ? 'still' : 'not'} in the queue`);
    }
  }

  async close() {
    await this.queue.close();
  }
}
