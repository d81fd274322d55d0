// What /hub/v1 answers, by hand. The generated contract of packages/shared replaces this file: keep the names, change the right-hand sides.
import type { RepoType } from '@modelgrove/shared';

export interface Meta {
  name: string;
  version: string;
  signup: 'open' | 'invite' | 'closed';
  needsSetup: boolean;
  anonymousRead: boolean;
  baseUrl: string;
}

export interface SessionUser {
  name: string;
  fullName: string | null;
  email: string | null;
  isAdmin: boolean;
  organizations: { name: string; fullName: string | null; role: OrganizationRole }[];
}
export type OrganizationRole = 'admin' | 'write' | 'contributor' | 'read';

export interface SessionAnswer {
  user: SessionUser | null;
}

export interface OneTimeLink {
  purpose: 'first-admin' | 'reset';
  expiresAt: string;
  userName?: string;
}

export type TokenRole = 'read' | 'write' | 'fineGrained';
export interface AccessToken {
  id: string;
  displayName: string;
  role: TokenRole;
  hint: string;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
}
export type NewAccessToken = AccessToken & { secret: string };

export interface NamespaceChoice {
  name: string;
  kind: 'user' | 'organization';
}

export interface Organization {
  name: string;
  fullName: string | null;
  details: string | null;
  members: { name: string; fullName: string | null; role: OrganizationRole }[];
  role: OrganizationRole | null;
}

export type RepositorySort = 'trending' | 'updated' | 'created' | 'likes' | 'downloads';

export interface RepositorySummary {
  id: string;
  type: RepoType;
  namespace: string;
  name: string;
  isPrivate: boolean;
  gated: boolean | string;
  likes: number;
  downloads: number;
  lastModifiedAt: string;
  createdAt: string;
  pipelineTag: string | null;
  libraryName: string | null;
  tags: string[];
  license: string | null;
}

export interface RepositoryPage {
  items: RepositorySummary[];
  nextCursor: string | null;
}

export interface RepositoryDetail extends RepositorySummary {
  allowed: string[];
  defaultBranch: string;
  revision: { name: string; commitOid: string | null };
  branches: string[];
  tagsList: string[];
  commitsCount: number;
  liked: boolean;
  usedBytes: string | number;
  cardProblem: string | null;
}

export interface LikeState {
  likes: number;
  liked: boolean;
}

export interface Card {
  markdown: string | null;
  frontMatter: Record<string, unknown> | null;
  problem: string | null;
}

export interface TreeItem {
  kind: 'file' | 'directory' | 'submodule';
  path: string;
  name: string;
  sizeBytes: string | number | null;
  oid: string;
  large: boolean;
  lastCommit: { oid: string; title: string; at: string; author: string | null } | null;
}

export interface TreePage {
  items: TreeItem[];
  nextCursor: string | null;
  commitOid: string;
}

/** application/problem+json */
export interface Problem {
  title?: string;
  status: number;
  code: string;
  detail?: string;
  requestId?: string;
  fields?: Record<string, string>;
}
