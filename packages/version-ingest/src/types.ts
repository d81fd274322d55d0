import type { GitOid, ObjectType } from '@modelgrove/git-objects';

/** What a repository says of an object it holds. */
export interface HeldObject {
  typeCode: number;
  /** Length of its delta chain; 0 is whole. */
  depth: number;
}

/** The repository the pack is pushed to. Asked in batches; what is not there is left out of the answers. */
export interface RepositoryView {
  read(oids: readonly GitOid[]): Promise<ReadonlyMap<GitOid, { type: ObjectType; data: Buffer }>>;
  held(oids: readonly GitOid[]): Promise<ReadonlyMap<GitOid, HeldObject>>;
}

export interface PlannedCommit {
  oid: GitOid;
  tree: GitOid;
  timeSeconds: number;
  parents: readonly GitOid[];
  /** Trees and blobs that no parent has at the same path, 20 bytes each. */
  newOids: Buffer;
  /** Directory path → changed names; a removed one begins with '/'. */
  changes: ReadonlyMap<string, readonly string[]>;
}

/** What a ref that is to be written points at. */
export interface PlannedTip {
  oid: GitOid;
  /** 'commit' or 'tag'; branches take commits only. */
  type: ObjectType;
  /** The commit at the end of a chain of tags; `oid` itself for a commit. */
  commitOid: GitOid;
  /** Commits the repository holds from which the tip is reached through new ones (the tip itself when it is held). */
  frontier: readonly GitOid[];
}

export interface PlannedPointer {
  sha256: string;
  sizeBytes: number;
  path: string;
}

export interface IngestPlan {
  /** Parents before children. */
  commits: readonly PlannedCommit[];
  tips: ReadonlyMap<GitOid, PlannedTip>;
  /** Pack entries to store, ascending: what is reached from the tips and nothing else. */
  entries: Uint32Array;
  /** Objects of the repository that new objects refer to: they must still be there when the rows are written. */
  relied: readonly GitOid[];
  pointers: readonly PlannedPointer[];
}
