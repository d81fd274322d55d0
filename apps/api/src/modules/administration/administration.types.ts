import type { RepoType } from '@modelgrove/shared';

export interface ListedUser {
  id: bigint;
  name: string;
  fullName: string;
  email: string | null;
  isAdmin: boolean;
  disabledAt: Date | null;
  createdAt: Date;
  lastSignInAt: Date | null;
  repositories: number;
}

export interface ListedOrganization {
  id: bigint;
  name: string;
  fullName: string;
  createdAt: Date;
  members: number;
  repositories: number;
}

export interface ListedRepository {
  id: bigint;
  type: RepoType;
  namespace: string;
  name: string;
  isPrivate: boolean;
  disabledAt: Date | null;
  disabledReason: string | null;
  createdAt: Date;
  lastModifiedAt: Date;
  /** Of its large files; one that several repositories link counts in each. */
  largeFileBytes: number;
}

export interface UserQuestion {
  search?: string;
  state?: 'administrators' | 'disabled';
}

export interface RepositoryQuestion {
  search?: string;
  type?: RepoType;
  state?: 'private' | 'disabled';
}

/** From which share of a limit on a namespace counts as nearly full. */
export const NEARLY_FULL = 0.9;

/** What a namespace stores, and the limits that hold for it. */
export interface NamespaceTotals {
  id: bigint;
  name: string;
  fullName: string;
  kind: 'user' | 'organization';
  storedBytes: number;
  repositories: number;
  /** Null: without limit. */
  maxBytes: number | null;
  maxRepositories: number | null;
  /** The limits are its own, not the hub's. */
  hasOwn: boolean;
}

export interface UsageQuestion {
  search?: string;
  state?: 'own' | 'nearly-full';
}

/** The last one of a page. */
export interface AfterUsage {
  storedBytes: number;
  id: bigint;
}

export interface UsagePage {
  items: NamespaceTotals[];
  next: AfterUsage | null;
}

/** Newest first. */
export interface AdminPage<T> {
  items: T[];
  nextCursor: bigint | null;
}
