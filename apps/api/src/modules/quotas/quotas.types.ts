import type { RepoType } from '@modelgrove/shared';

/** Null: without limit. */
export interface Limits {
  maxBytes: number | null;
  maxRepositories: number | null;
}

export interface NamespaceUsage extends Limits {
  storedBytes: number;
  repositories: number;
  /** The limits are the hub's, not its own. */
  isDefault: boolean;
}

export type QuotaChange = Limits | 'default';

/** What a write adds to a repository, or takes away. */
export interface AddedBytes {
  fileBytes?: number;
  gitBytes?: number;
}

/** A repository and all it stores. */
export interface StoredRepository {
  id: bigint;
  type: RepoType;
  name: string;
  isPrivate: boolean;
  lastModifiedAt: Date;
  storedBytes: number;
}

/** After which entry of a list that begins with what stores most. */
export type StoredPosition = Pick<StoredRepository, 'storedBytes' | 'id'>;
