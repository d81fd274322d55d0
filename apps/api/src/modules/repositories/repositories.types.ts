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
  /** Its contents cost something. */
  isSold: boolean;
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
  cardProblems: CardProblem[];
  /** By the headers of its weights; null when they say nothing. */
  parameters: number | null;
  /** Of the default branch's files; null before they were looked at. */
  mainBytes: number | null;
}

/** One thing that is wrong with a card, for its author. */
export interface CardProblem {
  /** `card/…`, stable. */
  code: string;
  /** An error: the field says nothing as it stands. A warning: it is taken as it stands. */
  severity: 'error' | 'warning';
  /** `license`, `model-index[0].results`; null when it is the front matter as a whole. */
  field: string | null;
  /** In README.md, counted from 1; null where no line is to blame. */
  line: number | null;
  /** What is wrong and what would be right. */
  message: string;
}
/** What an address of a page says. */
export type RepositoryAddress = Pick<RepositoryRecord, 'type' | 'namespace' | 'name'>;

export type RepositorySort =
  | 'trending'
  | 'updated'
  | 'created'
  | 'likes'
  | 'likes30d'
  | 'downloads'
  | 'downloadsAllTime'
  | 'parameters'
  /** Bytes of the default branch. */
  | 'size'
  /** Of a dataset. */
  | 'rows'
  | 'name'
  | 'relevance';

/** Words to find, as the search room made them: every group must be there, by any one of its numbers (schema `search`, hash32). */
export interface TextQuery {
  groups: number[][];
  /** What was asked for, if it could be a whole name: such repositories come first. */
  name?: string;
}

export interface ListFilter {
  type: RepoType;
  /** Every one of them occurs in `namespace/name`, without regard to case. */
  search?: string[];
  text?: TextQuery;
  /** The namespace that owns it. */
  author?: string;
  /** Any of these. */
  authors?: readonly string[];
  /** Every one of them is among the tags. */
  tags?: string[];
  pipelineTag?: string;
  gated?: boolean;
  sdk?: string;
  /** Of each group at least one: `license:mit`, `task:fill-mask` (facets.ts). */
  facets?: string[][];
  parameters?: { min?: number; max?: number };
  /** Also for those who see more: what is shown as everybody's. */
  publicOnly?: boolean;
}

export interface ListQuery extends ListFilter {
  /** 'relevance' belongs to `text`: whole names, then names, then everything, each by popularity. */
  sort: RepositorySort;
  /** Names go from the first to the last, everything else from the largest down; this turns it round. */
  reverse?: boolean;
  limit: number;
  /** `nextCursor` of the page before. */
  cursor?: string;
}

export interface ListPage {
  items: RepositoryRecord[];
  nextCursor: string | null;
}

/** `isExact` false: there are at least so many. */
export interface CappedCount {
  count: number;
  isExact: boolean;
}

export interface FacetValue extends CappedCount {
  kind: string;
  value: string;
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
  /** The program that makes it in their name. */
  createdByClientId?: string | null;
}

export interface SettingsChange {
  disabledAt?: Date | null;
  disabledReason?: string | null;
  isPrivate?: boolean;
  gated?: 'auto' | 'manual' | null;
  discussionsDisabled?: boolean;
  archivedAt?: Date | null;
}

/** What was derived from the default branch: from its card and its files together, so that they are written together. */
export interface DerivedFacts {
  /** The blob of README.md; null when there is none. */
  cardOid: string | null;
  problems: CardProblem[];
  tags: string[];
  pipelineTag: string | null;
  libraryName: string | null;
  cardData: Record<string, unknown> | null;
  parameters: number | null;
  /** Of the default branch's files. */
  mainBytes: number | null;
  /** Of a dataset. */
  rows: number | null;
  /** The files room's own; null leaves the former ones. */
  fileFacts: object | null;
}

/** Where a repository was brought in from. */
export interface ImportedFrom {
  /** Its page at the other hub. */
  url: string;
  revision: string;
  /** What the revision meant there. */
  commit: string;
  /** ISO, with Z. */
  at: string;
}

export interface RepositoryCounts {
  models: number;
  datasets: number;
  apps: number;
}
