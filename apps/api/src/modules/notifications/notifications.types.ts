import type { NOTIFICATION_REASONS, TALK_REASONS } from '@modelgrove/shared';
import type { Person } from '../discussions';

export type TalkReason = (typeof TALK_REASONS)[number];
export type Reason = (typeof NOTIFICATION_REASONS)[number];

/** Who has chosen nothing is written to by mail for these. */
export const MAILED_BY_DEFAULT: readonly Reason[] = [
  'mention',
  'participating',
  'owner',
  'access',
  'organization',
  'invitation',
  'moderation',
  'payout',
];

export const CHOSEN_BY_DEFAULT = { mailReasons: MAILED_BY_DEFAULT, mutedReasons: [] as readonly Reason[] };

export type WatchLevel = 'watch' | 'mute';

export type NewsKind = 'opened' | 'commented' | 'reviewed' | 'status' | 'merged';

/** What is told beside discussions, and for which reason. */
export const NOTICES = {
  'access-asked': 'access',
  'access-accepted': 'access',
  'access-rejected': 'access',
  admitted: 'admitted',
  joined: 'organization',
  invited: 'invitation',
  'invitation-accepted': 'invitation',
  'invitation-declined': 'invitation',
  followed: 'follower',
  'job-succeeded': 'job',
  'job-failed': 'job',
  'taken-down': 'moderation',
  'put-back': 'moderation',
  'report-acted': 'moderation',
  'report-dismissed': 'moderation',
  sold: 'sale',
  tipped: 'tip',
  'payout-approved': 'payout',
  'payout-declined': 'payout',
  'payout-paid': 'payout',
  'payout-failed': 'payout',
} as const satisfies Record<string, Reason>;
export type NoticeKind = keyof typeof NOTICES;
export const NOTICE_KINDS = Object.keys(NOTICES) as NoticeKind[];

/** What has been written by mail already by who decided or invited: whatever somebody chose, they are not written to twice. */
export const MAILED_ELSEWHERE: readonly NoticeKind[] = ['invited', 'taken-down', 'put-back'];

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
  /** The name of the organization, or of whoever was paid, that it is about. */
  organization: string | null;
  /**
   * The reason of a refusal, the role in an organization, the key of a job, the id of an invitation or the address that it went to, what was reported,
   * or an amount of money.
   */
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
