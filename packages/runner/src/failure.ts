// Why an attempt ended, as the hub wants to hear it. Every step throws AttemptFailed with a class, a code and a sentence that tells what to do.
import type { Failure } from './protocol';

export class AttemptFailed extends Error {
  constructor(
    readonly failure: Failure,
    options?: ErrorOptions,
  ) {
    super(failure.message, options);
    this.name = 'AttemptFailed';
  }
}

/** The attempt does not hold its job any more: drop everything of it, and say nothing. */
export class LeaseLost extends Error {
  constructor(reason = 'The job has ended, or another attempt of it has begun.') {
    super(reason);
    this.name = 'LeaseLost';
  }
}

/** Somebody asked the attempt to stop: its owner, or the runner that is going. */
export class StopAsked extends Error {
  constructor(readonly reason: 'cancelled' | 'drained') {
    super(reason === 'cancelled' ? 'The job was cancelled.' : 'The runner is stopping.');
    this.name = 'StopAsked';
  }
}

export function infrastructure(code: string, message: string, details?: Record<string, unknown>, cause?: unknown): AttemptFailed {
  return new AttemptFailed({ class: 'infrastructure', code, message, ...(details && { details }) }, cause === undefined ? {} : { cause });
}

const OF_THE_SYSTEM: Record<string, Failure> = {
  ENOSPC: diskFull(),
  EDQUOT: diskFull(),
  EMFILE: system('runner/too-many-files', 'The runner has too many files open: raise its limit (ulimit -n), or give it fewer slots.'),
  EROFS: system('runner/read-only', 'The data folder of the runner cannot be written to: it is mounted read-only.'),
  EACCES: system('runner/no-access', 'The runner may not write into its data folder: give the folder to the user that runs it.'),
};

/** What became of an attempt whose step threw. */
export function failureOf(error: unknown): Failure {
  if (error instanceof AttemptFailed) return error.failure;
  if (error instanceof StopAsked) return stopped(error.reason);
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const known = OF_THE_SYSTEM[(cause as NodeJS.ErrnoException).code ?? ''];
    if (known) return known;
  }
  const message = error instanceof Error ? error.message : String(error);
  return system('runner/unexpected', `The runner met something that it does not know: ${message}`.slice(0, 500));
}

function stopped(reason: StopAsked['reason']): Failure {
  if (reason === 'cancelled') return { class: 'cancelled', code: 'job/cancelled', message: 'The job was cancelled.' };
  return system('runner/stopped', 'The runner was stopped; the job goes on where it was as soon as a runner is free.');
}

export function diskFull(details?: Record<string, unknown>): Failure {
  return {
    ...system('runner/disk-full', 'The disk of the runner is full: make room in its data folder, or give it another one (--data).'),
    ...(details && { details }),
  };
}

function system(code: string, message: string): Failure {
  return { class: 'infrastructure', code, message };
}
