import type { RepoType } from '@modelgrove/shared';
import type { JobRecord } from '../jobs';
import type { Token } from '../tokens';

export const ACTIVITY_KINDS = ['created', 'published', 'pushed', 'tagged', 'discussion', 'pull-request', 'merged', 'liked'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** Where something is, by its name of today. */
export interface Place {
  repositoryId: bigint;
  type: RepoType;
  namespace: string;
  name: string;
}

export interface Somebody {
  kind: 'user' | 'organization';
  name: string;
  fullName: string;
}

export interface Activity extends Place {
  id: bigint;
  at: Date;
  kind: ActivityKind;
  /** Who did it: a person, or the owner of the repository where it is not known which person. */
  actor: Somebody;
  /** Of a discussion or pull request. */
  num: number | null;
  title: string | null;
  /** A branch or a tag. */
  ref: string | null;
  oid: string | null;
  /** Pushes put together, or tags of one step. */
  count: number;
  /** A discussion where there are none any more. */
  isOff: boolean;
}

export interface ActivityPage {
  items: Activity[];
  next: bigint | null;
}

export interface WaitingDiscussion extends Place {
  num: number;
  title: string;
  isPullRequest: boolean;
  /** mention, participating, owner */
  reason: string;
  updatedAt: Date;
}

export interface WaitingRequest extends Place {
  person: string;
  askedAt: Date;
}

/** `count` stops at 100. */
export interface Waiting<T> {
  items: T[];
  count: number;
}

export interface Spend {
  currency: string;
  /** By use, since the month began. */
  spentMinor: bigint;
  availableMinor: bigint;
}

export interface Work {
  discussions: Waiting<WaitingDiscussion>;
  requests: Waiting<WaitingRequest>;
  /** Under way, the newest first. */
  jobs: JobRecord[];
  /** Failed within the last days. */
  failedJobs: JobRecord[];
  /** End soon, or ended lately. */
  tokens: Token[];
  /** Null where this hub takes no money. */
  spend: Spend | null;
}
