// One connection per transaction (house law): inside `inTransaction` every query and connect of this pool answers with the
// transaction's own client, so that named statements, COPY and Prisma (through PrismaPg) commit and roll back together.
import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

/** Counts what is sent to Postgres: tests assert statements, not times. */
export const statementCount = { value: 0 };

class CountedClient extends pg.Client {
  // pg overloads query() for text, configs, submittables and callbacks; all of them pass through unchanged.
  override query(...args: unknown[]): never {
    statementCount.value += 1;
    return (super.query as (...rest: unknown[]) => never).apply(this, args);
  }
}

/** bigint as bigint; bytea from its hexadecimal text, which is all that pg's parser hands over (it has no binary mode). */
function resultTypes(): pg.CustomTypesConfig {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, 'text', (value: string) => BigInt(value));
  types.setTypeParser(pg.types.builtins.BYTEA, 'text', (value: string) => Buffer.from(value.slice(2), 'hex'));
  return types;
}

interface TransactionState {
  client: pg.PoolClient;
  afterCommit: (() => void)[];
}

type ConnectCallback = (error: Error | undefined, client: pg.PoolClient | undefined, release: (error?: Error | boolean) => void) => void;

export class TransactionalPool extends pg.Pool {
  private readonly current = new AsyncLocalStorage<TransactionState>();
  private savepoints = 0;

  constructor(config: pg.PoolConfig, onError: (error: Error) => void) {
    super({ ...config, types: resultTypes(), Client: CountedClient } as pg.PoolConfig);
    // Without listeners a restart of Postgres would end this process.
    this.on('error', (error) => onError(withoutClient(error)));
    this.on('connect', (client) => client.on('error', onError));
  }

  get inside(): boolean {
    return this.current.getStore() !== undefined;
  }

  override query(...args: unknown[]): never {
    const state = this.current.getStore();
    if (state) return (state.client.query as (...rest: unknown[]) => never).apply(state.client, args);
    return (super.query as (...rest: unknown[]) => never).apply(this, args);
  }

  /** query() with a result type: pg's own overloads are lost above. */
  send(config: pg.QueryConfig): Promise<pg.QueryResult> {
    return this.query(config);
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | void {
    const state = this.current.getStore();
    if (!state) return callback ? super.connect(callback) : super.connect();
    const nested = this.asNested(state.client);
    if (!callback) return Promise.resolve(nested);
    return callback(undefined, nested, () => undefined);
  }

  /** Begins, runs `work`, commits when it resolves, rolls back when it rejects. Inside another transaction it joins that one. */
  async inTransaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside) return work();
    const client = await super.connect();
    const state: TransactionState = { client, afterCommit: [] };
    let broken: Error | undefined;
    let result: T;
    try {
      await client.query('begin');
      result = await this.current.run(state, work);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.release(broken);
    }
    for (const action of state.afterCommit) action();
    return result;
  }

  /** Runs `action` once the surrounding transaction has committed, at once when there is none. */
  afterCommit(action: () => void): void {
    const state = this.current.getStore();
    if (state) state.afterCommit.push(action);
    else action();
  }

  /** The transaction's client in the clothes of a fresh one: BEGIN and its ends become savepoints, release does nothing. */
  private asNested(client: pg.PoolClient): pg.PoolClient {
    const name = `nested_${++this.savepoints}`;
    const translate = (text: unknown): unknown => {
      if (typeof text !== 'string') return text;
      if (/^\s*begin\b/i.test(text)) return `savepoint ${name}`;
      if (/^\s*commit\b/i.test(text)) return `release savepoint ${name}`;
      return /^\s*rollback\s*;?\s*$/i.test(text) ? `rollback to savepoint ${name}` : text;
    };
    const query = (first: unknown, ...rest: unknown[]): unknown => {
      const text = typeof first === 'string' ? first : (first as { text?: unknown } | null)?.text;
      const translated = translate(text);
      const send = client.query as (...args: unknown[]) => unknown;
      return translated === text ? send.call(client, first, ...rest) : send.call(client, translated);
    };
    return new Proxy(client, {
      get(target, key, receiver) {
        if (key === 'query') return query;
        if (key === 'release') return () => undefined;
        if (key === 'on' || key === 'once' || key === 'off' || key === 'removeListener') return () => receiver as unknown;
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value;
      },
    });
  }
}

/** pg-pool hangs the client on the error: its settings and statements belong in no log. */
function withoutClient(error: Error): Error {
  delete (error as { client?: unknown }).client;
  return error;
}
