import type { ErrorKind } from '../../common/errors';

/** What a refusal of each kind is over HTTP, unless a dialect's clients expect something else. */
export const STATUS_OF_KIND: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  unpaid: 402,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  precondition: 412,
  'too-large': 413,
  'too-many': 429,
  unprocessable: 422,
  range: 416,
  unavailable: 503,
  unsupported: 501,
};
