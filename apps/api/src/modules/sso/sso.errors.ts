import { DomainError } from '../../common/errors';

export function noProvider(): DomainError {
  return new DomainError('not-found', 'sso/none', 'This hub has no sign-in provider.');
}

/** The browser that comes back is not the one that left, or was away too long. */
export function stateInvalid(): DomainError {
  return new DomainError('forbidden', 'sso/state-invalid', 'This sign-in did not begin in this browser, or took too long: begin it again.');
}

export function providerAway(cause: unknown): DomainError {
  return withCause(new DomainError('unavailable', 'sso/provider-away', 'The sign-in provider does not answer. Try again later.'), cause);
}

export function answerInvalid(cause: unknown): DomainError {
  const sentence = 'The sign-in provider gave an answer that cannot be trusted. Ask the administrator of this hub.';
  return withCause(new DomainError('forbidden', 'sso/answer-invalid', sentence), cause);
}

export function denied(cause: unknown): DomainError {
  return withCause(new DomainError('forbidden', 'sso/denied', 'The sign-in provider did not let you in.'), cause);
}

export function accountDisabled(): DomainError {
  return new DomainError('forbidden', 'sso/account-disabled', 'Your account on this hub is disabled.');
}

export function pendingInvalid(): DomainError {
  return new DomainError('not-found', 'sso/nothing-pending', 'There is no sign-in to finish, or it took too long: begin it again.');
}

export function signUpOff(): DomainError {
  return new DomainError(
    'forbidden',
    'sso/sign-up-off',
    'This hub takes no new accounts: ask its administrator for one, sign in to it and link it.',
  );
}

export function identityTaken(): DomainError {
  return new DomainError('conflict', 'sso/identity-taken', 'This sign-in belongs to another account of this hub already.');
}

export function identityNotFound(): DomainError {
  return new DomainError('not-found', 'sso/identity-not-found', 'There is no such linked sign-in.');
}

export function onlyWayIn(): DomainError {
  return new DomainError('conflict', 'sso/only-way-in', 'This is the only way into your account: set a password first.');
}

export function browserNeeded(): DomainError {
  return new DomainError('conflict', 'sso/browser-needed', 'A sign-in is linked in the browser, at the public address of this hub.');
}

function withCause(error: DomainError, cause: unknown): DomainError {
  error.cause = cause;
  return error;
}
