// Tells every process that something has happened, by Postgres: who waits for it looks then. A ring carries a topic and nothing else; rows are the truth,
// and a ring that is missed (the connection was away) costs whoever waits a look at their own pace.
import { EventEmitter } from 'node:events';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import { AppConfig } from '../config';
import { Database, statement } from '../database';
import { Logger } from '../logging';

const CHANNEL = 'bell';
const RING = statement('bell_ring', `select pg_notify('${CHANNEL}', $1)`);
const RECONNECT_MS = 1_000;
/** Between two rings of one process; what comes meanwhile rings together. */
const REST_MS = 25;
/** What fits into a notification (8000 bytes) many times over; with more, everybody looks. */
const MOST_TOPICS = 100;
const EVERYTHING = '*';

export interface Waiting {
  /** Settles at the next ring, or when the time is up. */
  heard: Promise<void>;
  cancel(): void;
}

@Injectable()
export class Bell implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly listeners = new EventEmitter().setMaxListeners(0);
  private readonly topics = new Set<string>();
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private resting = false;
  private closed = false;

  constructor(
    private readonly config: AppConfig,
    private readonly database: Database,
    private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.open().catch((error: unknown) => this.lost(error));
  }

  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.client?.end();
  }

  /** After the commit of the transaction that it is called in; at once outside of one. */
  ring(topic: string): void {
    this.database.afterCommit(() => {
      this.topics.add(topic);
      if (!this.resting) this.flush();
    });
  }

  /** Returns how to stop it. */
  hear(topic: string, listener: () => void): () => void {
    this.listeners.on(topic, listener);
    return () => void this.listeners.off(topic, listener);
  }

  /** The next ring of `topic`, within `ms` and not longer than until `signal`. Ask before looking, so that nothing falls in between. */
  next(topic: string, ms: number, signal: AbortSignal): Waiting {
    let settle: () => void = () => undefined;
    const heard = new Promise<void>((resolve) => (settle = resolve));
    const stop = this.hear(topic, settle);
    const timer = setTimeout(() => settle(), Math.max(ms, 0));
    const onAbort = (): void => settle();
    signal.addEventListener('abort', onAbort);
    const cancel = (): void => {
      clearTimeout(timer);
      stop();
      signal.removeEventListener('abort', onAbort);
      settle();
    };
    return { heard: heard.finally(cancel), cancel };
  }

  private flush(): void {
    const topics = this.topics.size > MOST_TOPICS ? [EVERYTHING] : [...this.topics];
    this.topics.clear();
    if (topics.length === 0) return;
    this.resting = true;
    this.database.execute(RING, [topics.join('\n')]).catch(() => this.tell(topics));
    setTimeout(() => {
      this.resting = false;
      this.flush();
    }, REST_MS).unref();
  }

  private tell(topics: readonly string[]): void {
    const told = topics.includes(EVERYTHING) ? this.listeners.eventNames() : topics;
    for (const topic of told) this.listeners.emit(topic);
  }

  private async open(): Promise<void> {
    const client = new pg.Client({ connectionString: this.config.databaseUrl, keepAlive: true, application_name: 'modelgrove bell' });
    client.on('error', (error) => this.client === client && this.lost(error));
    client.on('notification', ({ payload = '' }) => this.tell(payload.split('\n')));
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    if (this.closed) return client.end();
    this.client = client;
    // whoever waited while there was no connection
    this.tell([EVERYTHING]);
  }

  private lost(error: unknown): void {
    this.client = undefined;
    if (this.closed) return;
    this.logger.debug({ err: error }, 'the bell has no connection; whoever waits looks at their own pace');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.open().catch((again: unknown) => this.lost(again)), RECONNECT_MS).unref();
  }
}
