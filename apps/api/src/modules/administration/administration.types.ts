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

/** Newest first. */
export interface AdminPage<T> {
  items: T[];
  nextCursor: bigint | null;
}
