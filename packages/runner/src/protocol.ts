// What a runner and the hub say to each other under /runner/v1 (docs/protocols/runners.md), and what the runner tells a trainer in job.json
// (docs/protocols/trainers.md).

export interface Capacity {
  cpus: number;
  memoryBytes: number;
  gpus: number;
}

export interface Offer extends Capacity {
  version: string;
  host: { os: string; architecture: string; backend: 'process' | 'docker'; gpuNames: string[] };
  recipes: string[];
  slots: number;
  /** Why it takes no jobs though it is there; null when it does. */
  problem: string | null;
}

/** Why an attempt ended badly. Only `infrastructure` is tried again. */
export type FailureClass = 'input' | 'out-of-memory' | 'infrastructure' | 'trainer' | 'timeout' | 'cancelled';

export interface Failure {
  class: FailureClass;
  /** Such as `runner/no-python`. */
  code: string;
  /** One sentence that tells what to do. */
  message: string;
  details?: Record<string, unknown>;
}

export interface RepositoryRef {
  type: 'model' | 'dataset' | 'space';
  repository: string;
}

export interface InputRef extends RepositoryRef {
  /** The oid of a commit. */
  revision: string;
  /** Absent or null: the whole repository. */
  path?: string | null;
}

export interface CheckpointRef {
  step: number;
  sizeBytes: number;
  sha256: string;
}

/** A job that this runner has taken up: one attempt of it. */
export interface ClaimedJob extends Capacity {
  key: string;
  attempt: number;
  recipe: string;
  /** Of this attempt's trainer. */
  secondsLimit: number;
  /** How long this attempt is paid, from the claim on; null: it costs nothing. Then the hub ends it. */
  paidSeconds?: number | null;
  leaseSeconds: number;
  /** What becomes job.json, without the paths of inputs. */
  settings: Record<string, unknown>;
  inputs: {
    model: InputRef | null;
    train: InputRef[];
    validation: InputRef[];
    /** Only of a serving: what goes on top of the model, and what it is compared with. */
    adapter?: InputRef | null;
    base?: InputRef | null;
  };
  checkpoint: CheckpointRef | null;
  result: RepositoryRef | null;
  /** Of the hub, for this attempt alone: reads the inputs, writes the result. */
  token: string;
}

export interface Progress {
  step: number;
  steps: number;
  epoch?: number;
}

export interface Metric {
  step: number;
  values: Record<string, number>;
  at?: string;
}

/** Totals since the job began, earlier attempts included. */
export interface Usage {
  trainedTokens: number;
  trainedExamples: number;
}

export interface JobEvent {
  level: 'info' | 'warn' | 'error';
  /** `trainer.…` or `runner.…` */
  name: string;
  message: string;
  data?: Record<string, unknown>;
}

/** Everything but its number may be absent. */
export interface ReportContents {
  stage?: string;
  progress?: Progress;
  metrics?: Metric[];
  log?: string;
  events?: JobEvent[];
  usage?: Usage;
  /** Since the claim: what the hub pays is the lower of this and its own count. */
  seconds?: number;
}

/** A call of a model that is served. */
export interface ModelCall {
  id: string;
  of: 'model' | 'base';
  /** Passed on to the program as it is (docs/protocols/trainers.md). */
  request: Record<string, unknown>;
}

/** What of an answer is new; with `end` or `failure` it is the last. */
export interface AnswerPiece {
  text?: string;
  end?: 'stop' | 'length' | 'cancelled';
  promptTokens?: number;
  completionTokens?: number;
  failure?: { code: string; message: string };
}

export interface CardFile {
  path: string;
  content: string;
}

export interface EndOfAttempt {
  outcome: Record<string, unknown> | null;
  failure: Failure | null;
  usage: Usage | null;
  /** As in reports. */
  seconds: number;
}
