import { DomainError } from '../../common/errors';

export function notForSale(): DomainError {
  return new DomainError('not-found', 'sale/not-offered', 'This is not for sale.');
}

export function privateIsNotSold(): DomainError {
  return new DomainError('conflict', 'sale/private', 'Nobody could find it: make the repository public before it is sold.');
}

export function badPrice(least: string, most: string, currency: string): DomainError {
  return new DomainError('invalid', 'sale/price', `A price is an amount between ${least} and ${most} ${currency}.`);
}

export function updatesOnlyOnce(): DomainError {
  const text = 'Only what is bought once holds some of the versions: what is paid by the month or by use is read as it stands.';
  return new DomainError('invalid', 'sale/updates', text);
}

export function paidByUse(): DomainError {
  return new DomainError('conflict', 'sale/by-use', 'This is not bought: its terms are accepted, and what is used is paid once a month.');
}

export function offerChanged(): DomainError {
  return new DomainError('precondition', 'sale/offer-changed', 'The price or its terms were changed a moment ago. Look at them again.');
}

export function alreadyBought(): DomainError {
  return new DomainError('conflict', 'sale/bought', 'This was bought already, and that still holds.');
}

export function notNeeded(): DomainError {
  return new DomainError('conflict', 'sale/not-needed', 'You may read this as it is: there is nothing to buy.');
}

export function saleNotFound(): DomainError {
  return new DomainError('not-found', 'sale/not-found', 'There is no such sale.');
}

export function refundTooLarge(left: string): DomainError {
  return new DomainError('invalid', 'sale/refund', `Of this sale ${left} can be given back at most.`);
}

export function refundNotConfirmed(): DomainError {
  return new DomainError(
    'precondition',
    'sale/not-confirmed',
    'The amount that was typed to confirm this is not the one that would be given back. Nothing was done.',
  );
}

export function shareNotFound(): DomainError {
  return new DomainError('not-found', 'share/not-found', 'There is no such share.');
}

export function sharesTooMuch(): DomainError {
  return new DomainError('conflict', 'share/too-much', 'Together the shares would be more than everything that is earned.');
}

export function sharesInCircle(): DomainError {
  return new DomainError('conflict', 'share/circle', 'The other one is built on this one already: money would flow in a circle.');
}

export function hasBuyers(): DomainError {
  return new DomainError(
    'conflict',
    'sale/has-buyers',
    'People have bought this and may still read it. Take it off sale instead, or refund them first.',
  );
}
