import type { RepoType } from '@modelgrove/shared';

/** What is known of a repository besides its contents. */
export interface RepositoryRecord {
  id: bigint;
  type: RepoType;
  namespace: string;
  namespaceId: bigint;
  name: string;
  isPrivate: boolean;
  gated: 'auto' | 'manual' | null;
  isDisabled: boolean;
  discussionsDisabled: boolean;
  sdk: string | null;
  createdAt: Date;
  lastModifiedAt: Date;
  likesCount: number;
  downloads30d: number;
  downloadsAllTime: number;
  trendingScore: number;
  tags: string[];
  pipelineTag: string | null;
  libraryName: string | null;
  cardData: Record<string, unknown> | null;
  cardProblem: string | null;
}

export type RepositorySort = 'trending' | 'updated' | 'created' | 'likes' | 'downloads' | 'name';

export interface ListQuery {
  type: RepoType;
  /** Every one of them occurs in `namespace/name`, without regard to case. */
  search?: string[];
  /** The namespace that owns it. */
  author?: string;
  /** Every one of them is among the tags. */
  tags?: string[];
  pipelineTag?: string;
  gated?: boolean;
  sdk?: string;
  sort: RepositorySort;
  limit: number;
  /** `nextCursor` of the page before. */
  cursor?: string;
}

export interface ListPage {
  items: RepositoryRecord[];
  nextCursor: string | null;
}

export interface NewRepository {
  type: RepoType;
  namespaceId: bigint;
  /** As the owner writes it; for messages. */
  namespace: string;
  name: string;
  isPrivate: boolean;
  sdk: string | null;
  createdById: bigint | null;
}

export interface SettingsChange {
  disabledAt?: Date | null;
  disabledReason?: string | null;
  isPrivate?: boolean;
  gated?: 'auto' | 'manual' | null;
  discussionsDisabled?: boolean;
}

/** What the cards room derived from the default branch. Null tags leave the former ones (the card is broken). */
export interface CardFacts {
  commitOid: string;
  problem: string | null;
  card: { tags: string[]; pipelineTag: string | null; libraryName: string | null; cardData: Record<string, unknown> | null } | null;
}

export interface RepositoryCounts {
  models: number;
  datasets: number;
  apps: number;
}
