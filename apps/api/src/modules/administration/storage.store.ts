// How many bytes lie where. Sums over all links: asked by an administrator now and then, never on a hot path.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import { LARGE_FILE_BYTES } from './administration.store';

export interface StorageTotals {
  /** Each large file once; of files kept as chunks each chunk once. */
  largeFiles: number;
  largeFileBytes: number;
  /** Of files that no repository links: the garbage collector's. */
  unlinkedBytes: number;
  databaseBytes: number;
  /** The part of the database that holds git objects, indexes included. */
  gitBytes: number;
}

export interface BytesOf {
  name: string;
  repositories: number;
  largeFileBytes: number;
}

const TOTALS = statement(
  'administration_storage_totals',
  `select (count(*) + (select count(*) from xet_files))::int as "largeFiles",
     (coalesce(sum(b.size_bytes), 0) + (select coalesce(sum(x.stored_bytes), 0) from xet_xorbs x))::float8 as "largeFileBytes",
     (coalesce(sum(b.size_bytes) filter (where not exists (select 1 from blob_links l where l.sha256 = b.sha256)), 0)
       + (select coalesce(sum(x.stored_bytes), 0) from xet_xorbs x where not exists (select from xet_terms t where t.xorb_hash = x.hash)))::float8
       as "unlinkedBytes",
     pg_database_size(current_database())::float8 as "databaseBytes",
     (select coalesce(sum(pg_total_relation_size(c.oid)), 0)::float8 from pg_class c join pg_namespace s on s.oid = c.relnamespace
      where s.nspname = 'git' and c.relkind = 'r') as "gitBytes"
   from blob_objects b`,
);
const SIZED = `with sized as (select r.type::text as type, r.namespace_id, r.name, ${LARGE_FILE_BYTES} as bytes from repositories r)`;
const BY_TYPE = statement(
  'administration_storage_by_type',
  `${SIZED} select type as name, count(*)::int as repositories, sum(bytes)::float8 as "largeFileBytes" from sized group by type order by 3 desc, 1`,
);
const BY_NAMESPACE = statement(
  'administration_storage_by_namespace',
  `${SIZED} select n.name, count(*)::int as repositories, sum(bytes)::float8 as "largeFileBytes"
   from sized join namespaces n on n.id = namespace_id group by n.id order by 3 desc, n.id limit $1`,
);

@Injectable()
export class StorageStore {
  constructor(private readonly database: Database) {}

  async totals(): Promise<StorageTotals> {
    const row = await this.database.row<StorageTotals>(TOTALS);
    if (!row) throw new Error('a sum has no row');
    return row;
  }

  byType(): Promise<BytesOf[]> {
    return this.database.rows<BytesOf>(BY_TYPE);
  }

  byNamespace(limit: number): Promise<BytesOf[]> {
    return this.database.rows<BytesOf>(BY_NAMESPACE, [limit]);
  }

  async largest(limit: number): Promise<LargeRepository[]> {
    return this.database.rows<LargeRepository>(LARGEST, [limit]);
  }
}

export interface LargeRepository {
  type: string;
  namespace: string;
  name: string;
  isPrivate: boolean;
  largeFileBytes: number;
}

const LARGEST = statement(
  'administration_storage_largest',
  `select type, n.name as namespace, s.name, s.is_private as "isPrivate", s.bytes as "largeFileBytes"
   from (select r.type::text as type, r.namespace_id, r.name, r.is_private, r.id, ${LARGE_FILE_BYTES} as bytes from repositories r) s
   join namespaces n on n.id = s.namespace_id where s.bytes > 0 order by s.bytes desc, s.id limit $1`,
);
