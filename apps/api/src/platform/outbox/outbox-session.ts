// A connection of its own: it sleeps on the channel that the outbox notifies, and holds a lock for every job this process
// runs, so that a job delivered twice runs once. When the process dies, its locks go with the connection.
import pg from 'pg';
import type { Logger } from '../logging';

const CHANNEL = 'outbox';
/** First half of the advisory locks' key; the other half is the row's id. */
const LOCK_CLASS = 7_203_412;
const RECONNECT_MS = 1_000;

export class OutboxSession {
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;
  private readonly held = new Set<bigint>();
  /** What the connection is busy with: it takes one statement at a time. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly connectionString: string,
    private readonly logger: Logger,
    private readonly onWake: () => void,
  ) {}

  async open(): Promise<void> {
    const client = new pg.Client({ connectionString: this.connectionString, keepAlive: true, application_name: 'modelgrove outbox' });
    client.on('error', (error) => this.lost(client, error));
    client.on('end', () => this.lost(client, new Error('the connection ended')));
    client.on('notification', () => this.onWake());
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    if (this.closed) return client.end();
    this.client = client;
    this.onWake();
  }

  /** Runs `work` unless this or another process is at the same job. Rejects while the connection is away: the job will come again. */
  async exclusively(id: bigint, work: () => Promise<void>): Promise<void> {
    const client = this.client;
    if (!client) throw new Error('the connection that holds the locks of jobs is away');
    if (this.held.has(id)) return;
    this.held.add(id);
    try {
      const key = [LOCK_CLASS, Number(BigInt.asIntN(32, id))];
      if (!(await this.ask(client, 'select pg_try_advisory_lock($1::int, $2::int) as yes', key))) return;
      try {
        await work();
      } finally {
        // a lost connection holds no lock
        await this.ask(client, 'select pg_advisory_unlock($1::int, $2::int) as yes', key).catch(() => undefined);
      }
    } finally {
      this.held.delete(id);
    }
  }

  private async ask(client: pg.Client, text: string, values: unknown[]): Promise<boolean> {
    const asked = this.turn.then(() => client.query<{ yes: boolean }>(text, values));
    this.turn = asked.catch(() => undefined);
    return (await asked).rows[0]?.yes ?? false;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.client?.end();
  }

  private lost(client: pg.Client, error: Error): void {
    if (this.closed || (this.client !== undefined && this.client !== client)) return;
    if (this.client === client) this.logger.warn({ err: error }, 'the outbox lost its connection; it polls until there is another');
    this.client = undefined;
    this.reconnectLater();
  }

  private reconnectLater(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.open().catch((error: unknown) => {
        this.logger.debug({ err: error }, 'the outbox has no connection yet');
        if (!this.closed) this.reconnectLater();
      });
    }, RECONNECT_MS);
  }
}
