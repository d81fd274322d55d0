import { DomainError } from '../../common/errors';

export function jobDoesNotWait(): DomainError {
  return new DomainError('conflict', 'tip/job-not-waiting', 'Only a job that waits for a runner can be tipped.');
}

/** `most` null: nothing but the wallet and the day's limit is above it. */
export function badTip(least: string, currency: string, most: string | null = null): DomainError {
  const range = most === null ? `of at least ${least}` : `between ${least} and ${most}`;
  return new DomainError('invalid', 'tip/amount', `A tip is an amount ${range} ${currency}.`);
}

export function ownTip(): DomainError {
  return new DomainError('conflict', 'tip/own', 'This is your own, or an organization’s that you are an admin of: tips go to others.');
}

export function tooMuchToday(left: string, currency: string): DomainError {
  return new DomainError(
    'too-many',
    'tip/too-much-today',
    `There is a limit to what one gives in a day: ${left} ${currency} are left of it.`,
  );
}

export function tipNotFound(): DomainError {
  return new DomainError('not-found', 'tip/not-found', 'There is no such tip.');
}

export function tipRefundTooLarge(left: string): DomainError {
  return new DomainError('invalid', 'tip/refund', `Of this tip ${left} can be given back at most.`);
}

export function tipNotConfirmed(): DomainError {
  return new DomainError(
    'precondition',
    'tip/not-confirmed',
    'The amount that was typed to confirm this is not the one that would be given back. Nothing was done.',
  );
}

export function badLanes(): DomainError {
  return new DomainError('invalid', 'tip/lanes', 'Of 1 to 20 jobs at least one goes by the free order, and not more than all of them do.');
}
