// What a refusal is, whoever asked. Rooms throw DomainError; each dialect in surfaces/ renders it once.
// No HTTP words here: a kind says what went wrong, the surface decides how its clients want to hear it.

export type ErrorKind =
  | 'invalid' // the request is malformed or breaks a rule; retrying the same is useless
  | 'unauthenticated' // we do not know who asks, and it matters
  | 'unpaid' // it costs something that is not there, or was not bought
  | 'forbidden' // we know who asks, and they may see this but not do that
  | 'not-found' // it does not exist, or must look as if it did not
  | 'conflict' // it exists already, or somebody was faster
  | 'precondition' // the state named by the caller is no longer the state
  | 'too-large'
  | 'too-many' // rate limited, or a pool is full: retry later
  | 'unprocessable' // well-formed, but one part of it cannot be accepted
  | 'range' // a byte range outside of the object
  | 'unavailable' // a part we depend on is down
  | 'unsupported'; // well-formed, but this hub does not do that at all

export interface ErrorDetails {
  /** Seconds after which a retry makes sense ('too-many', 'unavailable'). */
  retryAfterSeconds?: number;
  [key: string]: unknown;
}

/**
 * An expected refusal. `code` is stable, slash-namespaced and documented (`repository/not-found`); `message` is one
 * sentence a user can act on. Never put secrets or file paths into either.
 */
export class DomainError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
    this.name = 'DomainError';
  }
}
