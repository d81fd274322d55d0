import type { Person } from '../discussions';

/** Why somebody is told, the weightiest first. */
export const REASONS = ['mention', 'participating', 'owner', 'watching'] as const;
export type Reason = (typeof REASONS)[number];

/** Who has chosen nothing is written to by mail for these. */
export const MAILED_BY_DEFAULT: readonly Reason[] = ['mention', 'participating', 'owner'];

export type WatchLevel = 'watch' | 'mute';

export type NewsKind = 'opened' | 'commented' | 'reviewed' | 'status' | 'merged';

export interface Notification {
  id: bigint;
  /** What happened last. */
  kind: NewsKind;
  reason: Reason;
  repositoryId: bigint;
  num: number;
  title: string;
  status: string;
  isPullRequest: boolean;
  actor: Person;
  updatedAt: Date;
  isRead: boolean;
}

export interface NotificationFilter {
  unreadOnly: boolean;
  reasons: readonly Reason[] | null;
  repositoryId: bigint | null;
}

/** Who may have to be told of an event. */
export interface Candidate {
  userId: bigint;
  name: string;
  isAdmin: boolean;
  reason: Reason;
}
