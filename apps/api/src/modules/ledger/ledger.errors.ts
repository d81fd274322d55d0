import { DomainError } from '../../common/errors';

export function insufficientFunds(): DomainError {
  return new DomainError('unpaid', 'ledger/insufficient-funds', 'There is not enough in the account for this. Nothing was booked.');
}

export function aboveCeiling(): DomainError {
  return new DomainError('conflict', 'ledger/above-ceiling', 'More would be given back than is owed. Nothing was booked.');
}

export function amountOutOfRange(): DomainError {
  return new DomainError('invalid', 'ledger/amount', 'The amount is larger than any that can be booked.');
}

export function keyReused(key: string): DomainError {
  return new DomainError('conflict', 'ledger/key-reused', `"${key}" was booked before, with other lines. Nothing was booked.`);
}

export function holdNotFound(key: string): DomainError {
  return new DomainError('not-found', 'ledger/no-hold', `Nothing is held as "${key}".`);
}

export function holdEnded(key: string, outcome: string): DomainError {
  return new DomainError('conflict', 'ledger/hold-ended', `What was held as "${key}" was ${outcome} already.`, { outcome });
}

export function captureTooLarge(): DomainError {
  return new DomainError('invalid', 'ledger/capture', 'More cannot be taken than is held.');
}

export function transactionNotFound(): DomainError {
  return new DomainError('not-found', 'ledger/not-found', 'There is no such transaction in the ledger.');
}
