// What the room of imports speaks in.
import type { XetHash } from '@modelgrove/xet-formats';
import type { GitOid } from '@modelgrove/git-objects';
import type { RepoType } from '@modelgrove/shared';

/** waiting: for its turn, or for another try. The last three are ends. */
export type ImportState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** What a running import is at. */
export type ImportStep = 'listing' | 'history' | 'large-files' | 'files' | 'finishing';

/** Another hub, as the one who asks may use it. */
export interface Upstream {
  name: string;
  url: string;
  /** Whether the operator's token is used for them. */
  hasToken: boolean;
}

/** Where a repository is to come from, as somebody wrote it: an address, or a name at an upstream. */
export interface SourceRequest {
  /** `https://…/ns/name`, perhaps with `/tree/REVISION`, or `ns/name`. */
  source: string;
  /** Name of the upstream; absent: by the address, or the first one. */
  upstream?: string | undefined;
  type?: RepoType | undefined;
  revision?: string | undefined;
  /** The person's own token there. */
  token?: string | undefined;
}

/** The same, understood. */
export interface SourceAddress {
  upstream: string;
  /** Where its API begins. */
  base: string;
  type: RepoType;
  /** `ns/name`; some hubs have names without an owner. */
  id: string;
  revision: string;
}

/** What the upstream says of it. */
export interface Source extends SourceAddress {
  /** Its page there. */
  url: string;
  commitOid: GitOid;
  isPrivate: boolean;
  isGated: boolean;
  sdk: string | null;
}

/** A source with what there is to bring in. */
export interface InspectedSource extends Source {
  files: number;
  bytes: number;
}

export interface SourceFile {
  path: string;
  sizeBytes: number;
  /** Of a large file. */
  sha256: string | null;
  /** Of a large file that is kept as chunks there. */
  xetHash: XetHash | null;
  /** Of the blob in git: a large file's is its pointer's. */
  gitOid: GitOid;
}

export interface ImportRequest extends SourceRequest {
  namespace: string;
  name: string;
  /** Absent: as the hub makes repositories, but never more open than it is there. */
  isPrivate?: boolean | undefined;
  withHistory?: boolean | undefined;
}

export interface UnderWay {
  path: string;
  doneBytes: number;
  sizeBytes: number;
}

export interface ImportProblem {
  code: string;
  message: string;
}

export interface ImportRecord {
  id: bigint;
  createdById: bigint | null;
  repositoryId: bigint | null;
  type: RepoType;
  namespace: string;
  name: string;
  isPrivate: boolean;
  upstream: string;
  sourceId: string;
  sourceUrl: string;
  revision: string;
  commitOid: GitOid;
  initialOid: GitOid;
  withHistory: boolean;
  historyProblem: string | null;
  state: ImportState;
  step: ImportStep;
  filesTotal: number | null;
  filesDone: number;
  bytesTotal: number | null;
  bytesDone: number;
  bytesPerSecond: number | null;
  underWay: UnderWay[];
  problem: ImportProblem | null;
  attempts: number;
  nextTryAt: Date;
  createdAt: Date;
  endedAt: Date | null;
}

/** What a person who looks at an import needs to know besides. */
export interface ImportsPage {
  imports: ImportRecord[];
  nextCursor: bigint | null;
}
