import { DomainError } from '../../common/errors';

export function moneyIsOff(): DomainError {
  return new DomainError('not-found', 'money/off', 'Nothing costs anything on this hub.');
}

export function badAmount(least: string, most: string, currency: string): DomainError {
  return new DomainError('invalid', 'money/amount', `This is no amount between ${least} and ${most} ${currency}.`);
}

export function noSuchWayToPay(name: string): DomainError {
  return new DomainError('invalid', 'money/provider', `Nobody can pay by "${name}" here.`);
}

export function notThatAmount(): DomainError {
  return new DomainError(
    'precondition',
    'money/not-confirmed',
    'The amount that was typed to confirm this is not that of the payment. Nothing was done.',
  );
}

export function budgetsAreOff(): DomainError {
  return new DomainError('not-found', 'money/no-budgets', 'Organizations have no budgets on this hub: it does not pay by credits.');
}

export function noSuchBudget(most: string): DomainError {
  return new DomainError('invalid', 'money/no-budget', `A budget is an amount up to ${most}.`);
}
