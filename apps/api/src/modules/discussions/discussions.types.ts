import type { GitOid } from '@modelgrove/git-objects';
import type { LineSpot, ShownLine } from '../versions';

export type DiscussionStatus = 'draft' | 'open' | 'closed' | 'merged';

/** What a discussion holds besides the commits of a pull request. */
export type EventKind = 'comment' | 'review' | 'status-change' | 'title-change' | 'pinning-change' | 'locking-change';

/** null where the account is gone. */
export type Person = { id: bigint; name: string; fullName: string; avatarUrl: string | null } | null;

export interface Discussion {
  id: bigint;
  repositoryId: bigint;
  num: number;
  isPullRequest: boolean;
  title: string;
  status: DiscussionStatus;
  author: Person;
  createdAt: Date;
  updatedAt: Date;
  isPinned: boolean;
  isLocked: boolean;
  /** Besides the one that it began with. */
  commentsCount: number;
  /** Of a pull request: the full name of the branch that it is for, and where both stood when it was merged or closed. */
  targetRef: string | null;
  headOid: GitOid | null;
  targetOid: GitOid | null;
  mergeOid: GitOid | null;
  /** Of what would begin one and waits for a look: seen by its author and administrators only. */
  heldId: bigint | null;
}

/** A line of the change that a comment is about: of the file as the pull request has it, or as it was before. */
export interface CommentPlace extends LineSpot {
  /** The commit that has the line: where the pull request stood, or what its change was shown upon. */
  commitOid: string;
  /** The line as it was then, with some above it. Those from before there were threads have none. */
  lines?: ShownLine[];
}

export type Verdict = 'approve' | 'request-changes' | 'comment';

/** What a comment or a review says besides its words. */
export interface CommentData {
  place?: CommentPlace;
  /** The comment that began the thread which this one answers. */
  thread?: string;
  /** The review that it came with. */
  review?: string;
}

export interface DiscussionEvent {
  id: bigint;
  kind: EventKind;
  author: Person;
  createdAt: Date;
  data: {
    status?: DiscussionStatus;
    from?: string;
    to?: string;
    pinned?: boolean;
    locked?: boolean;
    verdict?: Verdict;
    /** Of a review: where the pull request stood that it speaks of. */
    headOid?: string;
  } & CommentData;
  comment: Comment | null;
  /** Of a comment on a line, which begins a thread: that it needs no more talk. */
  resolved: { at: Date; by: Person } | null;
  /** Of what waits for a look: seen by its author and administrators only. */
  heldId: bigint | null;
}

export interface Comment {
  /** Markdown; null when it is hidden. */
  content: string | null;
  editedAt: Date | null;
  edits: number;
  hidden: { at: Date; by: Person } | null;
  reactions: Reaction[];
  /** What it would say and waits for a look. */
  heldEdit: { id: bigint; content: string; since: Date } | null;
}

export interface Reaction {
  emoji: string;
  count: number;
  /** Names of some of those. */
  people: string[];
  /** The actor is one of them. */
  isOwn: boolean;
}

export interface DiscussionFilter {
  isPullRequest: boolean | null;
  statuses: readonly DiscussionStatus[] | null;
  author: string | null;
  /** In titles. */
  search: string | null;
}

export interface OpenCounts {
  discussions: number;
  pullRequests: number;
}
