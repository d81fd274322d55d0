import { DomainError } from '../../common/errors';

export function planNotFound(): DomainError {
  return new DomainError('not-found', 'plan/not-found', 'There is no such plan.');
}

export function badPlanPrice(most: string): DomainError {
  return new DomainError('invalid', 'plan/price', `A price is an amount up to ${most}.`);
}

export function wrongAudience(plan: string): DomainError {
  return new DomainError('invalid', 'plan/audience', `The plan "${plan}" is not for this kind of account.`);
}

export function tooFewSeats(members: number): DomainError {
  return new DomainError('invalid', 'plan/seats', `The organization has ${members} members: it needs at least as many seats.`, { members });
}

export function previewStale(): DomainError {
  return new DomainError('precondition', 'plan/preview-stale', 'What this costs is not what was shown any more. Look at it again.');
}

export function noSubscription(): DomainError {
  return new DomainError('not-found', 'plan/no-subscription', 'There is no subscription.');
}

export function stillDue(): DomainError {
  return new DomainError('conflict', 'plan/past-due', 'The present period has not been paid. Pay it first, or cancel.');
}

export function alreadySubscribed(): DomainError {
  return new DomainError('conflict', 'plan/subscribed', 'There is a subscription that is paid for. It ends before a plan is given.');
}

export function trialUsed(): DomainError {
  return new DomainError('conflict', 'plan/trial-used', 'A plan is tried out once.');
}

export function sameTerms(): DomainError {
  return new DomainError('conflict', 'plan/unchanged', 'That is what holds already.');
}

export function notEnough(dueMinor: bigint): DomainError {
  return new DomainError('unpaid', 'plan/insufficient-funds', 'There is not enough in the wallet for this. Pay in first.', {
    dueMinor: String(dueMinor),
  });
}

export function minutesUsed(most: number, plan: string | null): DomainError {
  const more = plan === null ? '' : ` The plan "${plan}" has more.`;
  return new DomainError('unpaid', 'plan/minutes-used', `This month's ${most} minutes of jobs are used up.${more}`, { most, plan });
}

export function giftInPast(): DomainError {
  return new DomainError('invalid', 'plan/gift', 'A plan is given until a day to come, within ten years.');
}
