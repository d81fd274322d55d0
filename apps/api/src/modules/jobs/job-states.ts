// The states of a job and every way between them. Terminal states never change; the row, not a queue, says where a job is.

export const JOB_STATES = ['checking', 'quoted', 'queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** What leads from one state to another; also the name of the event that tells of it, behind `job.`. */
export const MOVES = {
  /** The check found nothing that blocks; what it will cost is known. */
  quoted: { from: ['checking'], to: 'quoted' },
  /** Its owner, or the job's own settings, accept the quote. */
  queued: { from: ['quoted'], to: 'queued' },
  /** A runner took it up: a new attempt. */
  running: { from: ['queued'], to: 'running' },
  /** The attempt was lost by no fault of the job. */
  requeued: { from: ['running'], to: 'queued' },
  succeeded: { from: ['running'], to: 'succeeded' },
  failed: { from: ['checking', 'quoted', 'queued', 'running'], to: 'failed' },
  cancelled: { from: ['checking', 'quoted', 'queued', 'running'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly JobState[]; to: JobState }>;
export type JobMove = keyof typeof MOVES;

export const TERMINAL_STATES: readonly JobState[] = ['succeeded', 'failed', 'cancelled'];

export function isTerminal(state: JobState): boolean {
  return TERMINAL_STATES.includes(state);
}

export function isLegal(from: JobState, move: JobMove): boolean {
  return (MOVES[move].from as readonly JobState[]).includes(from);
}

/** Why an attempt ended badly, and with it whether another one may help. */
export const FAILURE_CLASSES = ['input', 'out-of-memory', 'infrastructure', 'trainer', 'timeout', 'cancelled'] as const;
export type FailureClass = (typeof FAILURE_CLASSES)[number];

/** Attempts that may be lost before the job is given up. */
export const MOST_LOSSES = 3;

/** Only what the job has no part in is tried again, and not for ever. `losses`: attempts lost before this one. */
export function isRetried(failure: FailureClass, losses: number): boolean {
  return failure === 'infrastructure' && losses + 1 < MOST_LOSSES;
}

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/** Before an attempt after the `losses`-th loss. */
export function pauseMs(losses: number): number {
  return Math.min(FIRST_PAUSE_MS * 4 ** Math.max(losses - 1, 0), LONGEST_PAUSE_MS);
}
