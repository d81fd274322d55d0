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
