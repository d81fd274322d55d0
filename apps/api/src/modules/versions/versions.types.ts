// What the version store speaks in. Paths are '/'-separated, UTF-8, without a leading slash; '' is the root.
import type { GitOid } from '@modelgrove/git-objects';
import type { Granted } from '../access';

export interface Author {
  name: string;
  email: string;
}

export interface Revision {
  commitOid: GitOid;
  /** The full ref name when the revision named a ref. */
  refName: string | null;
}

export interface LargeFile {
  sha256: string;
  sizeBytes: number;
  /** Length of the pointer blob in git. */
  pointerSizeBytes: number;
}

export interface CommitSummary {
  oid: GitOid;
  title: string;
  /** The message after its title; '' when there is none. */
  body: string;
  author: Author;
  /** Committer time. */
  at: Date;
  parents: GitOid[];
}

export interface TreeItem {
  kind: 'file' | 'directory' | 'submodule';
  path: string;
  oid: GitOid;
  mode: number;
  /** Of the content: a large file's real size; 0 for directories. */
  sizeBytes: number;
  large: LargeFile | null;
  /** Only when asked for (expand). */
  lastCommit?: CommitSummary;
}

export interface TreePage {
  items: TreeItem[];
  /** Give it back as `after` for the next page; null at the end. */
  next: string | null;
}

export interface Ref {
  name: string;
  oid: GitOid;
  /** The commit an annotated tag points at in the end; null when oid is that already. */
  peeled: GitOid | null;
}

/** One change of a commit, applied in order: a later one sees the earlier ones. */
export type FileOperation =
  | { kind: 'put'; path: string; content: Buffer; executable?: boolean }
  | { kind: 'put-large'; path: string; sha256: string; sizeBytes: number }
  | { kind: 'delete-file'; path: string }
  | { kind: 'delete-folder'; path: string }
  | { kind: 'copy'; path: string; fromPath: string; fromRevision?: string };

export interface CommitRequest {
  /** Full ref name of the branch to move. */
  refName: string;
  title: string;
  body: string;
  author: Author;
  operations: FileOperation[];
  /** When given and not the head any more: 'commit/parent-moved'. */
  expectedParent?: GitOid;
  /** Who writes it down, when that is not its author. */
  committer?: Author;
}

/** What else is written in the transaction of a merge, after its commit; with how many approvals rules ask for, and the pattern of the one that does. */
export type Merging = (made: CommitResult, approvals: { needed: number; pattern: string }) => Promise<void>;

declare const proposal: unique symbol;

/** `refs/pr/N` that the actor may move: their own pull request, or any where they may write. Only the discussions room makes one. */
export interface ProposalRef {
  readonly [proposal]: true;
  readonly repo: Granted<'contribute'>;
  readonly refName: string;
}

export interface CommitResult {
  commitOid: GitOid;
  refName: string;
  /** False when the answer to an identical earlier request was repeated. */
  created: boolean;
}

export interface HistoryPage {
  commits: CommitSummary[];
  next: string | null;
  total: number;
}

export interface FileDiff {
  status: 'added' | 'deleted' | 'modified';
  path: string;
  oldOid: GitOid | null;
  newOid: GitOid | null;
  oldMode: number | null;
  newMode: number | null;
}

/** Where a push or a commit moved refs; what outbox handlers and callers get to know. */
export interface RefUpdate {
  name: string;
  oldOid: GitOid | null;
  newOid: GitOid | null;
}
