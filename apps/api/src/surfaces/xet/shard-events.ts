// The events of a shard that is being taken in (contracts/xet.md §1.5): lines of JSON. Clients give up after 300 silent seconds, so that the
// last event is said again while nothing new happens.
import type { FastifyReply } from 'fastify';
import { XET_CORS_HEADERS } from './cors';

export type ShardEvent =
  | { type: 'validating'; verified: number; total: number }
  | { type: 'committing'; stage: 'uploading' | 'syncing' }
  | { type: 'result'; result: 0 | 1 }
  | { type: 'error'; message: string; retryable: boolean };

const HEARTBEAT_MS = 20_000;

export class ShardEvents {
  private last: ShardEvent = { type: 'validating', verified: 0, total: 1 };
  private readonly heartbeat: NodeJS.Timeout;
  private begun = false;

  constructor(private readonly reply: FastifyReply) {
    this.heartbeat = setInterval(() => this.send(this.last), HEARTBEAT_MS).unref();
  }

  send(event: ShardEvent): void {
    this.begin();
    this.last = event;
    this.reply.raw.write(`${JSON.stringify(event)}\n`);
  }

  end(event: Extract<ShardEvent, { type: 'result' | 'error' }>): void {
    clearInterval(this.heartbeat);
    this.send(event);
    this.reply.raw.end();
  }

  private begin(): void {
    if (this.begun) return;
    this.begun = true;
    this.reply.hijack();
    const headers = { ...XET_CORS_HEADERS, 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'no-cache' };
    const own = this.reply.getHeaders() as Record<string, string>;
    this.reply.raw.writeHead(200, { ...own, ...headers, 'X-Accel-Buffering': 'no' });
  }
}
