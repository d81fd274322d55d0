// The refusals of this room.
import { DomainError } from '../../common/errors';
import type { JobState } from './job-states';

export function jobNotFound(): DomainError {
  return new DomainError('not-found', 'job/not-found', 'There is no such job.');
}

export function jobEnded(state: JobState): DomainError {
  return new DomainError('conflict', 'job/ended', `This job has ${state === 'cancelled' ? 'been cancelled' : state} already.`);
}

export function jobNotReady(state: JobState): DomainError {
  return new DomainError('conflict', 'job/not-ready', `This job is ${state}: it can be started once its check has passed, and only once.`);
}

export function tooManyJobs(most: number): DomainError {
  return new DomainError(
    'too-many',
    'job/too-many',
    `There are ${most} jobs of this namespace that have not ended. Wait for one, or cancel one.`,
    {
      retryAfterSeconds: 60,
    },
  );
}

export function resultMissing(): DomainError {
  return new DomainError('unprocessable', 'job/result-missing', 'A job that succeeds has committed its result before.');
}

export function checkpointMissing(): DomainError {
  return new DomainError('not-found', 'job/no-checkpoint', 'There is no such checkpoint of this job.');
}

export function hereOnly(repository: string): DomainError {
  return new DomainError(
    'conflict',
    'job/here-only',
    `${repository} may only be used on runners of this hub since this job was made: start it anew, so that it goes to one of them.`,
  );
}

export function runnerNotFound(): DomainError {
  return new DomainError('not-found', 'runner/not-found', 'There is no such runner.');
}

export function runnerNameTaken(name: string): DomainError {
  return new DomainError('conflict', 'runner/exists', `There is a runner ${name} already.`);
}

export function runnerNameInvalid(): DomainError {
  return new DomainError('invalid', 'runner/name', 'A name of a runner has 1 to 64 letters, digits, dots, dashes and underscores.');
}

export function builtInRunner(): DomainError {
  return new DomainError(
    'conflict',
    'runner/built-in',
    'This is the hub’s own runner: it can be paused, not removed (GROVE_RUNNER=off switches it off).',
  );
}

export function runnerUnknown(): DomainError {
  return new DomainError(
    'unauthenticated',
    'runner/unknown',
    'This token is none of a runner of this hub: register the runner, and give it the token that is shown then.',
  );
}

export function ownerGone(): DomainError {
  return new DomainError('unprocessable', 'job/owner-gone', 'Whoever made this job has no account here any more.');
}
