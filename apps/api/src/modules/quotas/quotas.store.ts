import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { StoredPosition, StoredRepository } from './quotas.types';

/** Rows over which the totals of a namespace are spread. */
const SHARDS = 32;

const USED = `(select coalesce(sum(u.stored_bytes), 0) from namespace_usage u where u.namespace_id = n.id)`;
const COUNT = `(select coalesce(sum(u.repositories), 0) from namespace_usage u where u.namespace_id = n.id)`;
const QUOTA = `q.namespace_id is not null as "hasOwn", q.max_bytes::float8 as "maxBytes", q.max_repositories as "maxRepositories"`;

const TOTALS = statement(
  'quotas_totals',
  `select n.id, n.name, ${USED}::float8 as "storedBytes", ${COUNT}::int as repositories, ${QUOTA}
   from namespaces n left join namespace_quotas q on q.namespace_id = n.id where n.id = $1`,
);
const TOTALS_OF_REPOSITORY = statement(
  'quotas_totals_of_repository',
  `select n.id, n.name, ${USED}::float8 as "storedBytes", ${COUNT}::int as repositories, ${QUOTA}
   from repositories r join namespaces n on n.id = r.namespace_id left join namespace_quotas q on q.namespace_id = n.id where r.id = $1`,
);
// What the statement itself writes is not in what it reads: added by hand.
const ADD = statement(
  'quotas_add',
  `with repo as (select id, namespace_id from repositories where id = $1),
   own as (insert into repository_usage as u (repository_id, file_bytes, git_bytes) select id, $2::bigint, $3::bigint from repo
     on conflict (repository_id) do update set file_bytes = u.file_bytes + $2::bigint, git_bytes = u.git_bytes + $3::bigint),
   whole as (insert into namespace_usage as u (namespace_id, shard, stored_bytes)
     select namespace_id, id % ${SHARDS}, $2::bigint + $3::bigint from repo
     on conflict (namespace_id, shard) do update set stored_bytes = u.stored_bytes + excluded.stored_bytes)
   select n.id, n.name, (${USED} + $2::bigint + $3::bigint)::float8 as "storedBytes", ${COUNT}::int as repositories, ${QUOTA}
   from repo join namespaces n on n.id = repo.namespace_id left join namespace_quotas q on q.namespace_id = n.id`,
);
const COUNT_REPOSITORY = statement(
  'quotas_count_repository',
  `with whole as (insert into namespace_usage as u (namespace_id, shard, repositories) values ($1, $2::bigint % ${SHARDS}, $3)
     on conflict (namespace_id, shard) do update set repositories = u.repositories + excluded.repositories)
   select n.id, n.name, ${USED}::float8 as "storedBytes", (${COUNT} + $3::int)::int as repositories, ${QUOTA}
   from namespaces n left join namespace_quotas q on q.namespace_id = n.id where n.id = $1`,
);
const SHIFT = statement(
  'quotas_shift_bytes',
  `insert into namespace_usage as u (namespace_id, shard, stored_bytes) values ($1, $2::bigint % ${SHARDS}, $3)
   on conflict (namespace_id, shard) do update set stored_bytes = u.stored_bytes + excluded.stored_bytes`,
);
const OF_REPOSITORY = statement(
  'quotas_of_repository',
  `select file_bytes::float8 as "fileBytes", git_bytes::float8 as "gitBytes" from repository_usage where repository_id = $1`,
);
const LOCK_REPOSITORY = statement(
  'quotas_lock_repository',
  `select file_bytes::float8 as "fileBytes", git_bytes::float8 as "gitBytes" from repository_usage where repository_id = $1 for update`,
);
const COUNTED = statement(
  'quotas_counted',
  `select ((select coalesce(sum(o.size_bytes), 0) from blob_links l join blob_objects o on o.sha256 = l.sha256 where l.repository_id = $1)
       + (select coalesce(sum(f.size_bytes), 0) from xet_links l join xet_files f on f.hash = l.file_hash
          where l.repository_id = $1 and not l.is_refuted))::float8 as "fileBytes",
     (select coalesce(sum(length(data)), 0) from git.object where repo_id = $1)::float8 as "gitBytes"`,
);
const RESUM = statement(
  'quotas_resum_namespace',
  `with shards as (select r.id % ${SHARDS} as shard, sum(u.file_bytes + u.git_bytes) as bytes, count(*)::int as repositories
     from repositories r left join repository_usage u on u.repository_id = r.id where r.namespace_id = $1 group by 1),
   gone as (delete from namespace_usage u where u.namespace_id = $1 and not exists (select from shards s where s.shard = u.shard))
   insert into namespace_usage (namespace_id, shard, stored_bytes, repositories) select $1, shard, coalesce(bytes, 0), repositories from shards
   on conflict (namespace_id, shard) do update set stored_bytes = excluded.stored_bytes, repositories = excluded.repositories`,
);
const TRUE_SUMS = statement(
  'quotas_true_sums',
  `select coalesce(sum(u.file_bytes + u.git_bytes), 0)::float8 as "storedBytes", count(*)::int as repositories
   from repositories r left join repository_usage u on u.repository_id = r.id where r.namespace_id = $1`,
);
const LOCK_NAMESPACE = statement(
  'quotas_lock_namespace',
  'select 1 from namespace_usage where namespace_id = $1 order by shard for update',
);
const SET = statement(
  'quotas_set',
  `insert into namespace_quotas (namespace_id, max_bytes, max_repositories) values ($1, $2, $3)
   on conflict (namespace_id) do update set max_bytes = excluded.max_bytes, max_repositories = excluded.max_repositories, changed_at = now()`,
);
const REPOSITORIES = statement(
  'quotas_repositories',
  `select * from (select r.id, r.type::text as type, r.name, r.is_private as "isPrivate", r.last_modified_at as "lastModifiedAt",
     coalesce(u.file_bytes + u.git_bytes, 0)::float8 as "storedBytes"
     from repositories r left join repository_usage u on u.repository_id = r.id where r.namespace_id = $1) own
   where $2::float8 is null or ("storedBytes", id) < ($2, $3::bigint) order by "storedBytes" desc, id desc limit $4`,
);
const UNSET = statement('quotas_unset', 'delete from namespace_quotas where namespace_id = $1');

export interface Totals {
  id: bigint;
  name: string;
  storedBytes: number;
  repositories: number;
  /** Limits of its own are set. */
  hasOwn: boolean;
  maxBytes: number | null;
  maxRepositories: number | null;
}

export interface RepositoryBytes {
  fileBytes: number;
  gitBytes: number;
}

@Injectable()
export class QuotasStore {
  constructor(private readonly database: Database) {}

  totals(namespaceId: bigint): Promise<Totals | null> {
    return this.database.row<Totals>(TOTALS, [namespaceId]);
  }

  /** Of the namespace that owns it. */
  totalsOfRepository(repositoryId: bigint): Promise<Totals | null> {
    return this.database.row<Totals>(TOTALS_OF_REPOSITORY, [repositoryId]);
  }

  /** The totals of the namespace with what was added. */
  add(repositoryId: bigint, fileBytes: number, gitBytes: number): Promise<Totals | null> {
    return this.database.row<Totals>(ADD, [repositoryId, fileBytes, gitBytes]);
  }

  countRepository(namespaceId: bigint, repositoryId: bigint, by: 1 | -1): Promise<Totals | null> {
    return this.database.row<Totals>(COUNT_REPOSITORY, [namespaceId, repositoryId, by]);
  }

  async shift(namespaceId: bigint, repositoryId: bigint, bytes: number): Promise<void> {
    await this.database.execute(SHIFT, [namespaceId, repositoryId, bytes]);
  }

  async ofRepository(repositoryId: bigint, { lock = false } = {}): Promise<RepositoryBytes> {
    const row = await this.database.row<RepositoryBytes>(lock ? LOCK_REPOSITORY : OF_REPOSITORY, [repositoryId]);
    return row ?? { fileBytes: 0, gitBytes: 0 };
  }

  /** From the rows that are stored: reads all of the repository's. */
  async counted(repositoryId: bigint): Promise<RepositoryBytes> {
    return (await this.database.row<RepositoryBytes>(COUNTED, [repositoryId])) ?? { fileBytes: 0, gitBytes: 0 };
  }

  async trueSums(namespaceId: bigint): Promise<{ storedBytes: number; repositories: number }> {
    const row = await this.database.row<{ storedBytes: number; repositories: number }>(TRUE_SUMS, [namespaceId]);
    return row ?? { storedBytes: 0, repositories: 0 };
  }

  /** The totals of a namespace anew from those of its repositories; inside the caller's transaction. */
  async resum(namespaceId: bigint): Promise<void> {
    await this.database.execute(LOCK_NAMESPACE, [namespaceId]);
    await this.database.execute(RESUM, [namespaceId]);
  }

  async repositories(namespaceId: bigint, after: StoredPosition | null, limit: number): Promise<StoredRepository[]> {
    const values = [namespaceId, after?.storedBytes ?? null, after?.id ?? null, limit];
    const rows = await this.database.rows<Omit<StoredRepository, 'id'> & { id: bigint | string }>(REPOSITORIES, values);
    return rows.map((row) => ({ ...row, id: BigInt(row.id) }));
  }

  async set(namespaceId: bigint, maxBytes: number | null, maxRepositories: number | null): Promise<void> {
    await this.database.execute(SET, [namespaceId, maxBytes, maxRepositories]);
  }

  async unset(namespaceId: bigint): Promise<void> {
    await this.database.execute(UNSET, [namespaceId]);
  }
}
