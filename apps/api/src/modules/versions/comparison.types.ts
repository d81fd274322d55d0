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
