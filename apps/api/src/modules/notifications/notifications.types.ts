import type { Person } from '../discussions';

/** Why somebody is told, the weightiest first. */
export const TALK_REASONS = ['mention', 'participating', 'owner', 'watching'] as const;
export type TalkReason = (typeof TALK_REASONS)[number];
export const REASONS = [...TALK_REASONS, 'access', 'organization', 'job', 'follower'] as const;
export type Reason = (typeof REASONS)[number];

/** Who has chosen nothing is written to by mail for these. */
export const MAILED_BY_DEFAULT: readonly Reason[] = ['mention', 'participating', 'owner', 'access', 'organization'];

export const CHOSEN_BY_DEFAULT = { mailReasons: MAILED_BY_DEFAULT, mutedReasons: [] as readonly Reason[] };

export type WatchLevel = 'watch' | 'mute';

export type NewsKind = 'opened' | 'commented' | 'reviewed' | 'status' | 'merged';

/** What is told beside discussions, and for which reason. */
export const NOTICES = {
  'access-asked': 'access',
  'access-accepted': 'access',
  'access-rejected': 'access',
  joined: 'organization',
  followed: 'follower',
  'job-succeeded': 'job',
  'job-failed': 'job',
} as const satisfies Record<string, Reason>;
export type NoticeKind = keyof typeof NOTICES;

export interface Notification {
  id: bigint;
  /** What happened last. */
  kind: NewsKind | NoticeKind;
  reason: Reason;
  /** Null: it is about no repository. */
  repositoryId: bigint | null;
  /** Of a discussion; else null. */
  num: number | null;
  title: string;
  status: string | null;
  isPullRequest: boolean;
  actor: Person;
  /** The name of the organization that it is about. */
  organization: string | null;
  /** The reason of a refusal, the role in an organization, or the key of a job. */
  details: string | null;
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
  reason: TalkReason;
}
