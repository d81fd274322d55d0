import type { RepoType } from '@modelgrove/shared';
import type { RepositoryRecord } from '../repositories';

/** Colours, as the clients of Hugging Face name them. */
export const THEMES = ['orange', 'blue', 'green', 'purple', 'pink', 'indigo'] as const;
export type Theme = (typeof THEMES)[number];

/** What a collection is besides what stands in it. */
export interface CollectionRecord {
  id: bigint;
  /** 24 hexadecimal digits. */
  key: string;
  namespaceId: bigint;
  namespace: string;
  ownerKind: 'user' | 'organization';
  ownerFullName: string;
  title: string;
  description: string;
  isPrivate: boolean;
  theme: Theme;
  upvotes: number;
  trendingScore: number;
  updatedAt: Date;
}

/** As one reader sees it: what they may not see is neither among the items nor in the count. */
export interface Collection extends CollectionRecord {
  items: CollectionItem[];
  itemsCount: number;
  isUpvoted: boolean;
}

interface Placed {
  id: bigint;
  /** Among those that the reader sees, counted from 0. */
  position: number;
  note: string;
}

export type CollectionItem =
  | (Placed & { kind: 'repository'; repository: RepositoryRecord })
  | (Placed & { kind: 'collection'; collection: CollectionRecord; itemsCount: number });

/** What an item is called by those who ask for it. */
export type ItemName =
  | { kind: 'repository'; type: RepoType; namespace: string; name: string }
  /** By its address. */
  | { kind: 'collection'; namespace: string; slug: string };

export interface CollectionPage {
  items: Collection[];
  nextCursor: string | null;
}

/** A collection that somebody may edit, and whether it holds a repository. */
export interface CollectionChoice extends CollectionRecord {
  itemId: bigint | null;
}

export type CollectionSort = 'trending' | 'updated' | 'upvotes';

export interface CollectionQuery {
  /** Every word stands in title or description. */
  search?: string;
  /** Names of namespaces: any of them. */
  owners?: string[];
  /** Any of them stands in it, as far as the one who asks may see it. */
  items?: ItemName[];
  sort: CollectionSort;
  limit: number;
  cursor?: string;
}

export interface CollectionChange {
  title?: string;
  description?: string;
  isPrivate?: boolean;
  theme?: Theme;
  /** Among those of its owner, counted from 0. */
  position?: number;
}

/** Whose private collections the reader sees. */
export interface CollectionScope {
  everything: boolean;
  namespaceIds: bigint[];
}

/** A row of an item, with what decides whether a nested collection is seen. */
export interface ItemRow {
  id: bigint;
  collectionId: bigint;
  note: string;
  repositoryId: bigint | null;
  nested: { id: bigint; isPrivate: boolean; namespaceId: bigint } | null;
}
