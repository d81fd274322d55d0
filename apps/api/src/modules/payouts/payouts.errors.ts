import { DomainError } from '../../common/errors';

export function payoutNotFound(): DomainError {
  return new DomainError('not-found', 'payout/not-found', 'There is no such payout.');
}

export function payoutTooSmall(least: string, currency: string): DomainError {
  return new DomainError('invalid', 'payout/amount', `At least ${least} ${currency} are paid out at once.`);
}

export function noSuchWayOut(name: string): DomainError {
  return new DomainError('invalid', 'payout/provider', `Nothing is paid out by "${name}" here.`);
}

export function payoutDecided(state: string): DomainError {
  return new DomainError('conflict', 'payout/decided', `This payout is ${state} already.`, { state });
}

export function payoutNotConfirmed(): DomainError {
  return new DomainError(
    'precondition',
    'payout/not-confirmed',
    'The amount that was typed to confirm this is not that of the payout. Nothing was done.',
  );
}
