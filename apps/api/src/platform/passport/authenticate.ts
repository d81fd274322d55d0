// The gate to passport: asks one of its strategies who somebody is, without the middleware's sessions, redirects and challenges.
import { Passport } from 'passport';
import type { Strategy } from 'passport';

/** What strategies look at: headers, or the fields of a sign-in form. */
export interface Credentials {
  headers: Record<string, string | string[] | undefined>;
  body?: Record<string, string>;
}

/** Answers with what the strategy's verify callback found, or null when it refused. Unexpected failures are thrown. */
export type Authenticate<T> = (credentials: Credentials) => Promise<T | null>;

export function authenticator<T extends object>(strategy: Strategy): Authenticate<T> {
  const passport = new Passport();
  passport.use('only', strategy);
  return (credentials) =>
    new Promise((resolve, reject) => {
      const done = (error: unknown, found?: T | false | null): void => (error ? reject(asError(error)) : resolve(found || null));
      // A fresh object: passport hangs functions of its own on what it is given.
      const request = { headers: credentials.headers, body: credentials.body };
      passport.authenticate('only', { session: false }, done)(request, {}, done);
    });
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('a passport strategy failed', { cause: thrown });
}
