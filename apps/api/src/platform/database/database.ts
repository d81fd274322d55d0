// The gate to Postgres for stores: named statements, COPY both ways, and Prisma, all on one pool.
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { closing } from '../../common/closing';
import { DomainError } from '../../common/errors';
import { PrismaClient } from '../../generated/prisma/client';
import { series, watchPool } from '../metrics';
import { Transaction } from './transaction';
import { TransactionalPool } from './transactional-pool';

export interface DatabaseOptions {
  connectionString: string;
  maxConnections: number;
  /** Connections that long streams (COPY OUT) may hold at once. */
  maxStreams: number;
  onError: (error: Error) => void;
}

const MOST_ATTEMPTS = 6;
/** deadlock_detected, serialization_failure */
const GAVE_WAY = ['40P01', '40001'];

function gaveWay(error: unknown): boolean {
  return GAVE_WAY.includes((error as { code?: string }).code ?? '');
}

/** A statement prepared once per connection. Texts are constants: never build one from input. */
export interface Statement {
  name: string;
  text: string;
}

export function statement(name: string, text: string): Statement {
  return { name, text };
}

export class Database extends Transaction {
  readonly prisma: PrismaClient;
  readonly connectionString: string;
  private readonly pool: TransactionalPool;
  private readonly unwatch: () => void;

  private streams = 0;

  constructor(private readonly options: DatabaseOptions) {
    super();
    this.connectionString = options.connectionString;
    this.pool = new TransactionalPool(
      { connectionString: options.connectionString, max: options.maxConnections, idleTimeoutMillis: 60_000 },
      options.onError,
    );
    this.unwatch = watchPool(this.pool);
    this.prisma = new PrismaClient({ adapter: new PrismaPg(this.pool) });
  }

  get isInside(): boolean {
    return this.pool.inside;
  }

  inTransaction<T>(work: () => Promise<T>): Promise<T> {
    return this.pool.inTransaction(work);
  }

  async inRetriedTransaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.pool.inside) return work();
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.pool.inTransaction(work);
      } catch (error) {
        if (attempt === MOST_ATTEMPTS || !gaveWay(error)) throw error;
        await sleep(Math.random() * 2 ** attempt * 5);
      }
    }
  }

  afterCommit(action: () => void): void {
    this.pool.afterCommit(action);
  }

  get insideTransaction(): boolean {
    return this.pool.inside;
  }

  /** Runs a named statement. bytea arrives as Buffer, bigint as bigint. */
  async rows<R extends object>(statement: Statement, values: unknown[] = []): Promise<R[]> {
    return (await this.send(statement, values)).rows as R[];
  }

  async row<R extends object>(statement: Statement, values: unknown[] = []): Promise<R | null> {
    return (await this.rows<R>(statement, values))[0] ?? null;
  }

  /** Number of rows touched. */
  async execute(statement: Statement, values: unknown[] = []): Promise<number> {
    return (await this.send(statement, values)).rowCount ?? 0;
  }

  private async send(statement: Statement, values: unknown[]): Promise<pg.QueryResult> {
    const startedAt = performance.now();
    try {
      return await this.pool.send({ ...statement, values });
    } finally {
      series.statementSeconds.observe((performance.now() - startedAt) / 1000);
    }
  }

  /** COPY … FROM STDIN inside the surrounding transaction. */
  async copyIn(text: string, chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void> {
    if (!this.pool.inside) throw new Error('copyIn needs a transaction');
    const client = await this.pool.connect();
    await pipeline(Readable.from(chunks, { objectMode: false, highWaterMark: 1 << 20 }), client.query(copyFrom(text)));
  }

  /**
   * COPY … TO STDOUT on a connection of its own; with `count` that statement's number comes first, from the same snapshot.
   * Long streams may hold only some of the connections: throws 'database/streams-busy' beyond. The chunks must be iterated or
   * returned, also when nobody wants the first: a connection whose copy is half read would be stuck, so that one is destroyed.
   */
  async copyOut(copy: string, count?: string): Promise<{ count: number; chunks: AsyncGenerator<Buffer> }> {
    if (this.streams >= this.options.maxStreams) {
      throw new DomainError('unavailable', 'database/streams-busy', 'Too many clones are running; try again in a moment.', {
        retryAfterSeconds: 5,
      });
    }
    this.streams++;
    const client = await this.pool.connect().catch((error: unknown) => {
      this.streams--;
      throw error;
    });
    const release = async (broken: boolean): Promise<void> => {
      this.streams--;
      client.release(broken);
    };
    try {
      await client.query('begin isolation level repeatable read read only');
      const counted = count ? await client.query<{ count: string }>(count) : null;
      const state = { finished: false };
      return {
        count: Number(counted?.rows[0]?.count ?? 0),
        chunks: closing(copyChunks(client, copy, state), () => release(!state.finished)),
      };
    } catch (error) {
      await release(true);
      throw error;
    }
  }

  async close(): Promise<void> {
    this.unwatch();
    await this.prisma.$disconnect();
    if (!this.pool.ended) await this.pool.end();
  }
}

async function* copyChunks(client: pg.PoolClient, copy: string, state: { finished: boolean }): AsyncGenerator<Buffer, void> {
  for await (const chunk of client.query(copyTo(copy)) as AsyncIterable<Buffer>) yield chunk;
  await client.query('commit');
  state.finished = true;
}
