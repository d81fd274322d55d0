import { DomainError } from '../../common/errors';

export function jobDoesNotWait(): DomainError {
  return new DomainError('conflict', 'tip/job-not-waiting', 'Only a job that waits for a runner can be tipped.');
}

export function badTip(least: string, most: string, currency: string): DomainError {
  return new DomainError('invalid', 'tip/amount', `A tip is an amount between ${least} and ${most} ${currency}.`);
}

export function badLanes(): DomainError {
  return new DomainError('invalid', 'tip/lanes', 'Of 1 to 20 jobs at least one goes by the free order, and not more than all of them do.');
}
