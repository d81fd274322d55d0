// Lists of repositories: one prepared statement for each order, keyset pages, never a row the caller may not see.
import { Injectable } from '@nestjs/common';
import { nameKey, type RepoType } from '@modelgrove/shared';
import { Database, type Statement, statement } from '../../platform/database';
import { containsPattern, type ListingScope, type ListPosition } from './repositories.policy';
import { REPOSITORY_COLUMNS, type RepositoryRow, toRecord } from './repository-row';
import type { ListQuery, RepositoryCounts, RepositoryRecord, RepositorySort } from './repositories.types';

// $1 public ones, $2 everything, $3 user, $4 and $5 the narrowing of a fine-grained token.
const VISIBLE = `(
    $2::bool
    or (r.disabled_at is null and (
      ($1::bool and not r.is_private)
      or ((r.namespace_id = $3::bigint or exists (select from memberships m where m.organization_id = r.namespace_id and m.user_id = $3::bigint))
        and ($4::text[] is null or n.name_key = any ($4::text[]) or n.name_key || '/' || r.name_key = any ($5::text[])))
    ))
  )`;

const ORDERS: Record<RepositorySort, { column: string; cast: string; descending: boolean }> = {
  trending: { column: 'r.trending_score', cast: 'float8', descending: true },
  updated: { column: 'r.last_modified_at', cast: 'timestamptz', descending: true },
  created: { column: 'r.created_at', cast: 'timestamptz', descending: true },
  likes: { column: 'r.likes_count', cast: 'int', descending: true },
  downloads: { column: 'r.downloads_30d', cast: 'int', descending: true },
  name: { column: '(n.name_key || \'/\' || r.name_key) collate "C"', cast: 'text', descending: false },
};

function listStatement(sort: RepositorySort): Statement {
  const { column, cast, descending } = ORDERS[sort];
  const [before, direction] = descending ? ['<', 'desc'] : ['>', 'asc'];
  const after = `($13::text is null or (${column} ${before}= $13::${cast} and (${column} ${before} $13::${cast} or r.id > $14::bigint)))`;
  return statement(
    `repositories_list_${sort}`,
    `select ${REPOSITORY_COLUMNS} from repositories r join namespaces n on n.id = r.namespace_id
     where r.type = $6::text::repo_type and ${VISIBLE}
       and ($7::text is null or n.name_key = $7)
       and ($8::text[] is null or (n.name_key || '/' || r.name_key) like all ($8::text[]))
       and ($9::text[] is null or r.tags @> $9::text[])
       and ($10::text is null or r.pipeline_tag = $10)
       and ($11::bool is null or (r.gated is not null) = $11)
       and ($12::text is null or r.sdk = $12)
       and ${after}
     order by ${column} ${direction}, r.id limit $15`,
  );
}

const LISTS = Object.fromEntries((Object.keys(ORDERS) as RepositorySort[]).map((sort) => [sort, listStatement(sort)])) as Record<
  RepositorySort,
  Statement
>;

const COUNT = statement(
  'repositories_count',
  `select r.type::text as type, count(*)::int as count from repositories r join namespaces n on n.id = r.namespace_id
   where n.name_key = $6 and ${VISIBLE} group by r.type`,
);

const VISIBLE_OF = statement(
  'repositories_visible_of',
  `select ${REPOSITORY_COLUMNS} from repositories r join namespaces n on n.id = r.namespace_id
   where r.id = any ($6::bigint[]) and r.type = $7::text::repo_type and ${VISIBLE}`,
);

@Injectable()
export class RepositoryListStore {
  constructor(private readonly database: Database) {}

  /** At most `limit` rows after `position`, in the order of `query.sort`. */
  async list(query: ListQuery, scope: ListingScope, position: ListPosition | null, limit: number): Promise<RepositoryRecord[]> {
    const rows = await this.database.rows<RepositoryRow>(LISTS[query.sort], [
      ...scopeValues(scope),
      query.type,
      query.author === undefined ? null : nameKey(query.author),
      query.search?.length ? query.search.map(containsPattern) : null,
      query.tags?.length ? query.tags : null,
      query.pipelineTag ?? null,
      query.gated ?? null,
      query.sdk ?? null,
      position ? String(position.value) : null,
      position?.id ?? null,
      limit,
    ]);
    return rows.map(toRecord);
  }

  /** Those of `ids` that have this type and may be seen. */
  async visible(ids: bigint[], type: RepoType, scope: ListingScope): Promise<RepositoryRecord[]> {
    const rows = await this.database.rows<RepositoryRow>(VISIBLE_OF, [...scopeValues(scope), ids, type]);
    return rows.map(toRecord);
  }

  async count(namespace: string, scope: ListingScope): Promise<RepositoryCounts> {
    const rows = await this.database.rows<{ type: string; count: number }>(COUNT, [...scopeValues(scope), nameKey(namespace)]);
    const of = (type: string) => rows.find((row) => row.type === type)?.count ?? 0;
    return { models: of('model'), datasets: of('dataset'), apps: of('app') };
  }
}

function scopeValues(scope: ListingScope): unknown[] {
  return [scope.publicOnes, scope.everything, scope.userId, scope.namespaceKeys, scope.repositoryKeys];
}

/** The value a row is sorted by, as a cursor keeps it. */
export function sortValue(sort: RepositorySort, record: RepositoryRecord): string | number {
  switch (sort) {
    case 'trending':
      return record.trendingScore;
    case 'updated':
      return record.lastModifiedAt.toISOString();
    case 'created':
      return record.createdAt.toISOString();
    case 'likes':
      return record.likesCount;
    case 'downloads':
      return record.downloads30d;
    case 'name':
      return `${record.namespace}/${record.name}`.toLowerCase();
  }
}
