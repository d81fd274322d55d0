import { DomainError } from '../../../common/errors';

export function subscriptionNotFound(): DomainError {
  return new DomainError('not-found', 'sale-subscription/not-found', 'There is no such subscription.');
}

export function subscriptionEnded(): DomainError {
  return new DomainError('conflict', 'sale-subscription/ended', 'This subscription has ended. Subscribe anew where it is sold.');
}

export function notToResume(): DomainError {
  return new DomainError(
    'conflict',
    'sale-subscription/not-ending',
    'This subscription was not cancelled, or has ended: there is nothing to take back.',
  );
}

export function unchangedTerms(): DomainError {
  return new DomainError('conflict', 'sale-subscription/unchanged', 'These are the terms that you have.');
}

export function monthUnpaid(): DomainError {
  return new DomainError('unpaid', 'sale-subscription/unpaid', 'There is not enough in the wallet for the next month. Pay in first.');
}

export function noSuchAuthor(): DomainError {
  return new DomainError('not-found', 'creator/not-found', 'There is nobody of that name here.');
}

export function noCreatorOffer(): DomainError {
  return new DomainError('conflict', 'creator/no-offer', 'First say what a subscription costs; then mark what subscribers read.');
}

/** What subscribers pay is divided by nobody: so it cannot be owed to others. */
export function givesToOthers(): DomainError {
  return new DomainError(
    'conflict',
    'creator/gives-shares',
    'This gives a share of what it earns to others, who would have none of what subscribers pay. Sell it by a price of its own, or end the shares first.',
  );
}
