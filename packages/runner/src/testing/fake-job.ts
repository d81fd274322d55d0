import { randomBytes } from 'node:crypto';
import type { ClaimedJob, EndOfAttempt, JobEvent, Metric } from '../protocol';

/** A job as the fake hub keeps it. */
export interface FakeJob {
  key: string;
  recipe: string;
  settings: Record<string, unknown>;
  inputs: ClaimedJob['inputs'];
  cpus: number;
  memoryBytes: number;
  gpus: number;
  secondsLimit: number;
  attempt: number;
  token: string;
  state: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
  cancelWanted: boolean;
  lastReport: number;
  log: string;
  stages: string[];
  metrics: Metric[];
  events: JobEvent[];
  checkpoints: Map<number, { bytes: Buffer; sha256: string }>;
  end: EndOfAttempt | null;
  ends: number;
  losses: number;
}

export function newJob(job: Partial<FakeJob>): FakeJob {
  return {
    key: `ftjob-${randomBytes(6).toString('hex')}`,
    recipe: 'test',
    settings: {},
    inputs: { model: null, train: [], validation: [] },
    cpus: 1,
    memoryBytes: 512 * 1024 * 1024,
    gpus: 0,
    secondsLimit: 60,
    attempt: 0,
    token: '',
    state: 'queued',
    cancelWanted: false,
    lastReport: 0,
    log: '',
    stages: [],
    metrics: [],
    events: [],
    checkpoints: new Map(),
    end: null,
    ends: 0,
    losses: 0,
    ...job,
  };
}
