import { DomainError } from '../../common/errors';

export function eventRefused(): DomainError {
  return new DomainError('unauthenticated', 'payment/event-refused', 'This is not an event of the payment provider, or it is too old.');
}

export function noSuchProvider(name: string): DomainError {
  return new DomainError('not-found', 'payment/no-provider', `This hub has no payment provider "${name}".`);
}

export function cannotBeAsked(name: string, kind: string): DomainError {
  return new DomainError('unsupported', 'payment/unsupported', `The payment provider "${name}" knows no ${kind}.`);
}

export function noSuchPayment(): DomainError {
  return new DomainError('not-found', 'payment/not-found', 'There is no such payment.');
}

export function notByHand(name: string): DomainError {
  return new DomainError('conflict', 'payment/not-by-hand', `How payments of "${name}" end is the provider's to say.`);
}

export function alreadySettled(state: string): DomainError {
  return new DomainError('conflict', 'payment/settled', `This payment has ${state} already.`, { state });
}
