// One moment of the database, read through several connections: the first exports its snapshot, the others take it over.
import type { Readable } from 'node:stream';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type TableToDump, tablesToDump } from './catalog.store';

const BEGIN = 'begin transaction isolation level repeatable read read only';
/** The objects that rows name, in the order of their keys. */
const OBJECTS = `copy (select encode(sha256, 'hex'), size_bytes, storage_key collate "C" from blob_objects
  union all select 'xorb:' || encode(hash, 'hex'), stored_bytes, storage_key from xet_xorbs order by 3) to stdout`;

export interface Copied {
  stream: Readable;
  /** Once the stream has ended. */
  rows(): number;
}

export class DatabaseSnapshot {
  private readonly clients: pg.Client[] = [];

  private constructor(
    private readonly connectionString: string,
    readonly takenAt: Date,
    readonly tables: TableToDump[],
    private readonly token: string,
  ) {}

  /** Holds every table against changes of its shape until it is closed. */
  static async take(connectionString: string): Promise<DatabaseSnapshot> {
    const first = await connected(connectionString);
    try {
      await first.query(BEGIN);
      const { rows } = await first.query<{ token: string; at: Date }>('select pg_export_snapshot() as token, now() as at');
      const tables = await tablesToDump(first);
      if (tables.length > 0) await first.query(`lock table ${tables.map(nameOf).join(', ')} in access share mode`);
      const snapshot = new DatabaseSnapshot(connectionString, rows[0]!.at, tables, rows[0]!.token);
      snapshot.clients.push(first);
      return snapshot;
    } catch (error) {
      await first.end();
      throw error;
    }
  }

  /** A connection that sees the same moment, for one stream at a time. */
  async reader(): Promise<SnapshotReader> {
    const client = await connected(this.connectionString);
    this.clients.push(client);
    await client.query(BEGIN);
    await client.query(`set transaction snapshot ${pg.escapeLiteral(this.token)}`);
    return new SnapshotReader(client);
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.end().catch(() => undefined)));
  }
}

export class SnapshotReader {
  constructor(private readonly client: pg.Client) {}

  rowsOf(table: TableToDump): Copied {
    return this.copy(`copy ${nameOf(table)} (${table.columns.map(pg.escapeIdentifier).join(', ')}) to stdout with (format binary)`);
  }

  objects(): Copied {
    return this.copy(OBJECTS);
  }

  private copy(text: string): Copied {
    const stream = this.client.query(copyTo(text)) as Readable & { rowCount: number };
    return { stream, rows: () => stream.rowCount };
  }
}

export async function connected(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined); // a lost connection is reported by the query that meets it
  await client.connect();
  return client;
}

function nameOf({ schema, name }: TableToDump): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
}
