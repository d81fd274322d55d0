import type { GitOid, Hunk } from '@modelgrove/git-objects';
import type { CommitSummary, LargeFile } from './versions.types';

/** One side of a changed file. */
export interface FileSide {
  path: string;
  oid: GitOid;
  mode: number;
}

/** A file that differs between two commits; a rename has both sides with different paths. */
export interface ChangedFile {
  status: 'added' | 'deleted' | 'modified' | 'renamed';
  before: FileSide | null;
  after: FileSide | null;
}

/** What a page shows of a side: its size and, when it stands for a large file, what that is. */
export interface SideFacts {
  path: string;
  mode: number;
  sizeBytes: number;
  large: LargeFile | null;
}

export interface FileComparison {
  status: ChangedFile['status'];
  before: SideFacts | null;
  after: SideFacts | null;
  /** `unread`: too long to be compared unless asked for alone; `same`: only its name or mode changed. */
  kind: 'text' | 'binary' | 'large' | 'submodule' | 'same' | 'unread';
  additions: number | null;
  deletions: number | null;
  hunks: Hunk[];
  /** Lines were left out or shortened. */
  cut: boolean;
  /** The texts differ too much for an exact comparison. */
  simplified: boolean;
}

export interface ComparisonPage {
  base: CommitSummary | null;
  head: CommitSummary;
  files: FileComparison[];
  totalFiles: number;
  next: string | null;
}

/** Of the file as it is proposed, or as it was before. */
export type LineSide = 'new' | 'old';

/** A line of a comparison with its numbers; null on a side that does not have it. */
export interface ShownLine {
  kind: 'context' | 'removed' | 'added';
  text: string;
  oldNumber: number | null;
  newNumber: number | null;
}

/** A line of what changed between two commits. */
export interface LineSpot {
  /** Of the file on that side. */
  path: string;
  side: LineSide;
  /** From 1. */
  line: number;
}
