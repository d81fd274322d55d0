import type { GitOid } from '@modelgrove/git-objects';
import type { RepoType } from '@modelgrove/shared';
import type { JobTerms } from './job-terms';
import type { FailureClass, JobMove, JobState } from './job-states';

/**
 * The kind of jobs that answer whoever asks, instead of making something: they make no result, take no place among those that a namespace may run, and
 * what is counted as used is the affair of who asks.
 */
export const SERVICE = 'serving';

/** What a runner must have to take a job up. */
export interface JobNeeds {
  recipe: string;
  cpus: number;
  memoryBytes: number;
  gpus: number;
}

export type JobPriority = -1 | 0 | 1;

export interface NewJob extends JobNeeds {
  kind: string;
  namespaceId: bigint;
  createdById: bigint | null;
  title: string;
  settings: object;
  /** Of one attempt. */
  secondsLimit: number;
  priority: JobPriority;
  /** It reads what may only be used here: runners of a namespace do not get it. */
  isHereOnly?: boolean;
}

export interface JobFailure {
  class: FailureClass;
  /** Such as 'train/nan-loss'. */
  code: string;
  /** A sentence that tells what to do. */
  message: string;
  details?: object;
}

export interface JobProgress {
  step: number;
  steps: number;
  epoch?: number;
}

export interface JobRecord extends JobNeeds, JobTerms {
  id: bigint;
  key: string;
  kind: string;
  namespaceId: bigint;
  namespace: string;
  createdById: bigint | null;
  createdBy: string | null;
  title: string;
  state: JobState;
  settings: unknown;
  secondsLimit: number;
  priority: JobPriority;
  isHereOnly: boolean;
  attempt: number;
  losses: number;
  runnerId: bigint | null;
  runner: string | null;
  /** Whose the runner is; null: the hub's, or there is none. */
  runnerNamespaceId: bigint | null;
  cancelWanted: boolean;
  stage: string | null;
  progress: JobProgress | null;
  checkpointStep: number | null;
  failure: JobFailure | null;
  outcome: unknown;
  resultRepositoryId: bigint | null;
  /** Null also once it has been deleted. */
  resultRepository: { type: RepoType; namespace: string; name: string } | null;
  resultCommitOid: GitOid | null;
  /** Of attempts that have ended and count; one that runs comes on top. */
  usedSeconds: number;
  notBefore: Date;
  createdAt: Date;
  queuedAt: Date | null;
  /** Of the attempt that runs or ran last. */
  attemptAt: Date | null;
  startedAt: Date | null;
  endedAt: Date | null;
}

/** The attempt on whose behalf something is written: refused once another one has begun, or the job has ended. */
export interface Fence {
  jobId: bigint;
  attempt: number;
}

export interface JobEvent {
  id: bigint;
  at: Date;
  level: 'info' | 'warn' | 'error';
  /** `job.` and a move, `quote.accepted`, `checkpoint.kept`, … */
  name: string;
  attempt: number;
  actor: string;
  message: string;
  data: unknown;
}

export type MoveEvent = `job.${JobMove}` | 'job.created';

/** What a runner has to give at this moment. */
export interface FreeCapacity {
  cpus: number;
  memoryBytes: number;
  gpus: number;
}

/** Totals since the job began. */
export interface TrainedUsage {
  trainedTokens: number;
  trainedExamples: number;
}
