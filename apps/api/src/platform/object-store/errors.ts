// What the object store can refuse. The codes are stable; messages name no path, endpoint credential or key of a user.
import { DomainError, type ErrorKind } from '../../common/errors';
import { series } from '../metrics';

/**
 * `missing` is 'unavailable', not 'not-found': callers ask for bytes that a row promised, so their absence is a fault of ours
 * and must not reach clients as "no such file". Whoever asks speculatively uses `stat`.
 */
const KINDS = {
  'object-store/bad-key': 'invalid',
  'object-store/missing': 'unavailable',
  'object-store/range': 'range',
  'object-store/size-mismatch': 'unprocessable',
  'object-store/sha256-mismatch': 'unprocessable',
  'object-store/too-large': 'too-large',
  'object-store/upload-missing': 'not-found',
  'object-store/part-mismatch': 'unprocessable',
  'object-store/full': 'unavailable',
  'object-store/refused': 'unavailable',
  'object-store/unavailable': 'unavailable',
} as const satisfies Record<string, ErrorKind>;

export type ObjectStoreErrorCode = keyof typeof KINDS;

export class ObjectStoreError extends DomainError {
  declare readonly code: ObjectStoreErrorCode;

  constructor(code: ObjectStoreErrorCode, message: string, options: { cause?: unknown; retryAfterSeconds?: number } = {}) {
    super(KINDS[code], code, message, options.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: options.retryAfterSeconds });
    this.name = 'ObjectStoreError';
    series.objectStoreErrors.inc({ code });
    if (options.cause !== undefined) this.cause = options.cause;
  }
}
