import { type Currency, amountText } from '@modelgrove/shared';
import { DomainError } from '../../common/errors';

export function tooLittle(namespace: string, neededMinor: bigint, currency: Currency): DomainError {
  const needed = amountText(neededMinor, currency);
  const message = `The wallet of ${namespace} does not reach for this: ${needed} ${currency} more would have to be set aside. What is not used comes back.`;
  return new DomainError('unpaid', 'money/too-little', message, { needed, currency, namespace });
}

export function capReached(namespace: string, capMinor: bigint, currency: Currency): DomainError {
  const cap = amountText(capMinor, currency);
  const message = `${namespace} may spend ${cap} ${currency} by use in a month, as its admins decided, and this would be more.`;
  return new DomainError('unpaid', 'money/cap-reached', message, { cap, currency, namespace });
}

export function monthTaken(): DomainError {
  return new DomainError(
    'conflict',
    'money/month-taken',
    'What was used in that month was taken already: nothing is counted in it any more.',
  );
}

export function noSuchCap(most: string): DomainError {
  return new DomainError('invalid', 'money/no-cap', `A cap is an amount up to ${most}.`);
}
