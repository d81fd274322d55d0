import { DomainError } from '../../common/errors';

export function invoiceNotFound(): DomainError {
  return new DomainError('not-found', 'invoice/not-found', 'There is no such invoice.');
}

export function creditTooLarge(left: string): DomainError {
  return new DomainError('invalid', 'invoice/credit', `Of this invoice ${left} can be given back at most.`);
}

export function creditNotConfirmed(): DomainError {
  return new DomainError(
    'precondition',
    'invoice/not-confirmed',
    'The amount that was typed to confirm this is not the one that is given back. Nothing was done.',
  );
}

export function noSuchZone(name: string): DomainError {
  return new DomainError('invalid', 'invoice/time-zone', `There is no time zone "${name}"; they are named like Asia/Shanghai.`);
}
