import { DomainError } from '../../../common/errors';

export function badUseTerms(reason: string): DomainError {
  return new DomainError('invalid', 'usage/terms', reason);
}

export function notByUse(): DomainError {
  return new DomainError('conflict', 'usage/not-by-use', 'This is not paid by use: there are no terms to accept.');
}

/** To whoever wants to use it: where its terms stand. */
export function notAccepted(payer: string, address: string): DomainError {
  const message = `${payer} has not accepted the terms of what this uses. They stand at ${address}.`;
  return new DomainError('forbidden', 'usage/not-accepted', message, { address, namespace: payer });
}

export function eventDiffers(key: string): DomainError {
  return new DomainError('conflict', 'usage/event-differs', `There is an event ${key} already, which says something else.`);
}

export function eventTooLate(days: number): DomainError {
  const message = `It is too late for this event: a month is counted until ${days} days after its end.`;
  return new DomainError('conflict', 'usage/too-late', message, { days });
}

export function eventInFuture(): DomainError {
  return new DomainError('invalid', 'usage/in-future', 'This event has not happened yet: look at the clock of whoever sends it.');
}

export function tooManyUnits(most: bigint): DomainError {
  const message = `An app may report up to ${most} units a day for one person. If this is right, report it tomorrow.`;
  return new DomainError('too-many', 'usage/too-many-units', message, { most: String(most) });
}

export function personUnknown(): DomainError {
  return new DomainError('not-found', 'usage/no-such-person', 'Nobody is called that here.');
}

export function badSignature(reason: string): DomainError {
  return new DomainError('unauthenticated', 'usage/signature', reason);
}

export function keyNotFound(): DomainError {
  return new DomainError('not-found', 'usage/no-key', 'There is no such key of this app.');
}

export function noKeysOf(): DomainError {
  return new DomainError(
    'conflict',
    'usage/only-apps',
    'Only apps tell of their use: what models and datasets are used for, the hub counts by itself.',
  );
}

export function tooManyKeys(most: number): DomainError {
  return new DomainError('conflict', 'usage/too-many-keys', `An app has ${most} keys at most. Delete the one that is not used any more.`);
}

export function eventNotFound(): DomainError {
  return new DomainError('not-found', 'usage/not-found', 'There is no such use.');
}

export function notObjected(): DomainError {
  return new DomainError('conflict', 'usage/decided', 'This was decided already.');
}

export function unitsNotConfirmed(): DomainError {
  return new DomainError(
    'precondition',
    'usage/not-confirmed',
    'The number of units that was typed to confirm this is not that of the event. Nothing was done.',
  );
}
