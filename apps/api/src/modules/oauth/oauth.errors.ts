import { DomainError } from '../../common/errors';

export function clientNotFound(): DomainError {
  return new DomainError('not-found', 'oauth/client-not-found', 'There is no such OAuth app.');
}

export function clientInvalid(field: string, message: string): DomainError {
  return new DomainError('invalid', 'oauth/client-invalid', `${field}: ${message}`, { fields: [{ field, message }] });
}

export function tooManyClients(limit: number): DomainError {
  return new DomainError('conflict', 'oauth/too-many-clients', `An account has at most ${limit} OAuth apps: delete one first.`);
}

export function clientIsPublic(): DomainError {
  return new DomainError('conflict', 'oauth/client-public', 'A public OAuth app has no secret.');
}

/** The sign-in began in another browser, is over, or took too long. */
export function requestNotFound(): DomainError {
  return new DomainError(
    'not-found',
    'oauth/request-not-found',
    'This request did not begin in this browser, or took too long: go back to the app and begin again.',
  );
}

/** Wrong, expired and used codes look alike, so that trying tells nothing. */
export function codeNotFound(): DomainError {
  return new DomainError(
    'not-found',
    'oauth/code-not-found',
    'There is no such code, or it is used or too old: ask the program for a new one.',
  );
}

export function grantNotFound(): DomainError {
  return new DomainError('not-found', 'oauth/grant-not-found', 'There is no such connected app.');
}

export function organizationNotYours(): DomainError {
  return new DomainError('forbidden', 'oauth/organization', 'You can open only organizations that you belong to.');
}
