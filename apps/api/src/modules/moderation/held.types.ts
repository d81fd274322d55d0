import type { RepoType } from '@modelgrove/shared';
import type { DoubtSource } from '../wording';

export const HELD_KINDS = ['discussion', 'comment', 'review', 'edit', 'title'] as const;
export type HeldKind = (typeof HELD_KINDS)[number];

export const HELD_DECISIONS = ['let-through', 'refuse'] as const;
export type HeldDecision = (typeof HELD_DECISIONS)[number];

/** Something that somebody wrote in a discussion and that waits. */
export interface HeldWish {
  kind: HeldKind;
  repositoryId: bigint;
  /** Null: what would begin one. */
  discussionId: bigint | null;
  num: number;
  /** Of an edit. */
  eventId?: bigint;
  authorId: bigint;
  title?: string;
  content?: string;
  data?: object;
}

export interface HeldText {
  id: bigint;
  kind: HeldKind;
  repositoryId: bigint;
  discussionId: bigint | null;
  num: number;
  eventId: bigint | null;
  author: { id: bigint; name: string; fullName: string; avatarUrl: string | null; isAdmin: boolean };
  /** Of the discussion that would begin, or the one that it would get. */
  title: string | null;
  content: string | null;
  data: object;
  createdAt: Date;
}

/** As administrators see it. */
export interface QueuedText extends HeldText {
  type: RepoType;
  namespace: string;
  name: string;
  /** Of the discussion as it is. */
  titleNow: string | null;
  /** Of an edit: what the comment says as it is. */
  contentNow: string | null;
  foundBy: DoubtSource;
  why: string;
  decidedAt: Date | null;
  decidedBy: string | null;
  decision: HeldDecision | null;
  decisionReason: string | null;
}
