// A row of `repositories` joined with its namespace (`r`, `n`), as named statements return it.
import type { RepoType } from '@modelgrove/shared';
import type { CardProblem, RepositoryRecord } from './repositories.types';

export interface RepositoryRow {
  id: bigint | string;
  type: RepoType;
  namespace: string;
  namespace_id: bigint | string;
  name: string;
  is_private: boolean;
  gated: 'auto' | 'manual' | null;
  is_sold: boolean;
  disabled: boolean;
  discussions_disabled: boolean;
  sdk: string | null;
  created_at: Date;
  last_modified_at: Date;
  likes_count: number;
  downloads_30d: number;
  downloads_all_time: bigint | string;
  trending_score: number;
  tags: string[];
  pipeline_tag: string | null;
  library_name: string | null;
  card_data: string | null;
  card_problem: string | null;
  parameters: bigint | string | null;
  main_bytes: bigint | string | null;
}

export const REPOSITORY_COLUMNS = `r.id, r.type::text as type, n.name as namespace, r.namespace_id, r.name, r.is_private, r.gated, r.is_sold,
  r.disabled_at is not null as disabled, r.discussions_disabled, r.sdk, r.created_at, r.last_modified_at, r.likes_count, r.downloads_30d,
  r.downloads_all_time, r.trending_score, r.tags, r.pipeline_tag, r.library_name, r.card_data::text as card_data, r.card_problem,
  r.parameters, r.main_bytes`;

export function toRecord(row: RepositoryRow): RepositoryRecord {
  return {
    id: BigInt(row.id),
    type: row.type,
    namespace: row.namespace,
    namespaceId: BigInt(row.namespace_id),
    name: row.name,
    isPrivate: row.is_private,
    gated: row.gated,
    isSold: row.is_sold,
    isDisabled: row.disabled,
    discussionsDisabled: row.discussions_disabled,
    sdk: row.sdk,
    createdAt: row.created_at,
    lastModifiedAt: row.last_modified_at,
    likesCount: row.likes_count,
    downloads30d: row.downloads_30d,
    downloadsAllTime: Number(row.downloads_all_time),
    trendingScore: row.trending_score,
    tags: row.tags,
    pipelineTag: row.pipeline_tag,
    libraryName: row.library_name,
    cardData: row.card_data === null ? null : (JSON.parse(row.card_data) as Record<string, unknown>),
    cardProblems: problemsOf(row.card_problem),
    parameters: row.parameters === null ? null : Number(row.parameters),
    mainBytes: row.main_bytes === null ? null : Number(row.main_bytes),
  };
}

/** A list as JSON; a sentence in rows of the versions before there were lists. */
function problemsOf(text: string | null): CardProblem[] {
  if (text === null) return [];
  if (text.startsWith('[')) return JSON.parse(text) as CardProblem[];
  return [{ code: 'card/yaml', severity: 'error', field: null, line: null, message: text }];
}
