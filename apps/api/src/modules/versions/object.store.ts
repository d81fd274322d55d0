// git.object: rows of real git objects, whole or as deltas.
import { Injectable } from '@nestjs/common';
import { type GitOid, OBJECT_TYPE_CODE, type ObjectType, oidFromBytes, oidToBytes } from '@modelgrove/git-objects';
import { objectRows } from '@modelgrove/version-ingest';
import { Database, statement } from '../../platform/database';

/** A row to insert: `data` is a zlib stream of the whole object, or of a git delta when `base` is set. */
export interface NewObject {
  oid: GitOid;
  type: ObjectType;
  sizeBytes: number;
  depth: number;
  base: GitOid | null;
  deltaSizeBytes: number | null;
  data: Uint8Array;
}

export interface ObjectRow {
  oid: Buffer;
  type: number;
  size: number;
  depth: number;
  base: Buffer | null;
  data: Buffer;
}

const ROW = 'o.oid, o.type, o.size, o.depth, o.base, o.data';
const CHAINS = statement(
  'versions_object_chains',
  `with recursive need(oid, base) as (
     select oid, base from git.object where repo_id = $1 and oid = any ($2)
     union select o.oid, o.base from need n join git.object o on o.repo_id = $1 and o.oid = n.base)
   select ${ROW} from need n join git.object o on o.repo_id = $1 and o.oid = n.oid`,
);
const CHAIN = statement(
  'versions_object_chain',
  `with recursive need as (
     select ${ROW} from git.object o where o.repo_id = $1 and o.oid = $2
     union all select ${ROW} from need n join git.object o on o.repo_id = $1 and o.oid = n.base)
   select * from need`,
);
const META = statement('versions_object_meta', 'select oid, type, size, depth from git.object where repo_id = $1 and oid = any ($2)');
const PREFIX = statement(
  'versions_object_prefix',
  'select oid from git.object where repo_id = $1 and oid >= $2 and oid <= $3 and type = 1 limit 2',
);
const INSERT = statement(
  'versions_object_insert',
  `with made as (insert into git.object (repo_id, size, type, depth, delta_size, oid, base, data)
   select $1, u.size, u.type, u.depth, u.delta_size, u.oid, u.base, u.data
   from unnest($2::int[], $3::smallint[], $4::smallint[], $5::int[], $6::bytea[], $7::bytea[], $8::bytea[]) as u(size, type, depth, delta_size, oid, base, data)
   on conflict do nothing returning length(data) as bytes)
   select coalesce(sum(bytes), 0)::float8 as bytes from made`,
);
/** Columns in the order in which version-ingest writes them. */
const OBJECT_COPY_IN = 'copy git.object (repo_id, size, type, depth, delta_size, oid, base, data) from stdin with (format binary)';
/** Above this many rows COPY is cheaper than one statement with arrays. */
const COPY_FROM_ROWS = 48;

@Injectable()
export class ObjectStore {
  constructor(private readonly database: Database) {}

  /** The object and everything it is a delta of, in one statement; empty when it is not there. */
  chain(repoId: bigint, oid: GitOid): Promise<ObjectRow[]> {
    return this.database.rows<ObjectRow>(CHAIN, [repoId, oidToBytes(oid)]);
  }

  /** The same for many objects, bases shared. */
  chains(repoId: bigint, oids: readonly GitOid[]): Promise<ObjectRow[]> {
    return this.database.rows<ObjectRow>(CHAINS, [repoId, oids.map(oidToBytes)]);
  }

  /** What of `oids` the repository holds. */
  async meta(repoId: bigint, oids: readonly GitOid[]): Promise<Map<GitOid, { typeCode: number; sizeBytes: number; depth: number }>> {
    const found = new Map<GitOid, { typeCode: number; sizeBytes: number; depth: number }>();
    for (let i = 0; i < oids.length; i += 10_000) {
      const rows = await this.database.rows<Omit<ObjectRow, 'base' | 'data'>>(META, [repoId, oids.slice(i, i + 10_000).map(oidToBytes)]);
      for (const row of rows) found.set(oidFromBytes(row.oid), { typeCode: row.type, sizeBytes: row.size, depth: row.depth });
    }
    return found;
  }

  /** Up to two commits whose oid begins with `prefix` (lowercase hex, 4 to 39 digits). */
  async commitsByPrefix(repoId: bigint, prefix: string): Promise<GitOid[]> {
    const low = Buffer.from(prefix.padEnd(40, '0'), 'hex');
    const high = Buffer.from(prefix.padEnd(40, 'f'), 'hex');
    const rows = await this.database.rows<{ oid: Buffer }>(PREFIX, [repoId, low, high]);
    return rows.map((row) => oidFromBytes(row.oid));
  }

  /**
   * Rows that exist already stay as they are; answers the bytes of those that are new. Needs the repository's lock: a base must be stored or
   * in the same call.
   */
  async insert(repoId: bigint, objects: readonly NewObject[]): Promise<number> {
    if (objects.length > COPY_FROM_ROWS) return this.copyMissing(repoId, objects);
    if (objects.length === 0) return 0;
    const row = await this.database.row<{ bytes: number }>(INSERT, [
      repoId,
      objects.map((o) => o.sizeBytes),
      objects.map((o) => OBJECT_TYPE_CODE[o.type]),
      objects.map((o) => o.depth),
      objects.map((o) => o.deltaSizeBytes),
      objects.map((o) => oidToBytes(o.oid)),
      objects.map((o) => (o.base ? oidToBytes(o.base) : null)),
      objects.map((o) => o.data),
    ]);
    return row?.bytes ?? 0;
  }

  /** Rows that the ingest thread has encoded; none of them exists yet. */
  copy(rows: AsyncIterable<Uint8Array>): Promise<void> {
    return this.database.copyIn(OBJECT_COPY_IN, rows);
  }

  /** Rows for a pack: `copy` and `count` are made by upload-pack from numbers and hexadecimal digits only. */
  copyOut(copy: string, count: string): Promise<{ count: number; chunks: AsyncGenerator<Buffer> }> {
    return this.database.copyOut(copy, count);
  }

  private async copyMissing(repoId: bigint, objects: readonly NewObject[]): Promise<number> {
    const present = await this.meta(
      repoId,
      objects.map((o) => o.oid),
    );
    const missing = objects.filter((o) => !present.has(o.oid));
    const rows = missing.map((o) => ({ ...o, typeCode: OBJECT_TYPE_CODE[o.type] }));
    await this.database.copyIn(OBJECT_COPY_IN, objectRows(repoId, rows));
    return missing.reduce((sum, object) => sum + object.data.length, 0);
  }
}
