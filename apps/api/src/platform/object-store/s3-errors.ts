// What an S3 server says, in the words of the gate. Server messages may quote keys and credentials: only their codes are passed on.
import { S3Error } from 'minio';
import { ObjectStoreError, type ObjectStoreErrorCode } from './errors';

const CODES: Record<string, [code: ObjectStoreErrorCode, message: string]> = {
  NoSuchKey: ['object-store/missing', 'The object is not in the object store.'],
  NotFound: ['object-store/missing', 'The object is not in the object store.'],
  NoSuchBucket: ['object-store/unavailable', 'The bucket of the object store does not exist.'],
  NoSuchUpload: ['object-store/upload-missing', 'There is no such upload in parts for this key.'],
  InvalidPart: ['object-store/part-mismatch', 'A part is absent or has another etag.'],
  InvalidPartOrder: ['object-store/part-mismatch', 'A part is absent or named twice.'],
  EntityTooSmall: ['object-store/part-mismatch', 'A part other than the last is smaller than the object store allows (5 MiB).'],
  EntityTooLarge: ['object-store/too-large', 'The object is larger than the object store allows.'],
  InvalidRange: ['object-store/range', 'The range lies outside of the object.'],
  QuotaExceeded: ['object-store/full', 'The object store has no room left.'],
  InvalidAccessKeyId: ['object-store/refused', 'The object store does not know the configured access key.'],
  SignatureDoesNotMatch: ['object-store/refused', 'The object store does not accept the configured secret key, region or address.'],
  RequestTimeTooSkewed: ['object-store/refused', 'The clocks of this host and of the object store differ too much.'],
  AccessDenied: ['object-store/refused', 'The object store does not allow the configured account to do this.'],
};

/** Passes through refusals of our own and the reason of an abort. */
export function fromS3(error: unknown, signal?: AbortSignal): unknown {
  if (signal?.aborted) return signal.reason;
  if (error instanceof ObjectStoreError) return error;
  const said = error instanceof S3Error ? (error.code ?? '') : systemCode(error);
  const [code, message] = CODES[said] ?? [
    'object-store/unavailable',
    `The object store does not answer as it should (${said || 'no answer'}).`,
  ];
  const retryAfterSeconds = code === 'object-store/unavailable' || code === 'object-store/full' ? 10 : undefined;
  return new ObjectStoreError(code, message, { cause: withoutRequest(error), retryAfterSeconds });
}

/** For requests that name an upload in parts: some servers call an unknown upload a missing key. */
export function fromS3Upload(error: unknown, signal?: AbortSignal): unknown {
  const known = fromS3(error, signal);
  if (!(known instanceof ObjectStoreError && known.code === 'object-store/missing')) return known;
  return new ObjectStoreError('object-store/upload-missing', 'There is no such upload in parts for this key.', { cause: known.cause });
}

/** A reset of a kept-alive connection, or a 5xx: the same request may succeed at once. */
export function isPassing(error: unknown): boolean {
  if (error instanceof S3Error) return ['InternalError', 'SlowDown', 'ServiceUnavailable', 'RequestTimeout'].includes(error.code ?? '');
  if (!(error instanceof Error)) return false;
  return /Retryable HTTP status: (5|408|429)/.test(error.message) || ['ECONNRESET', 'EPIPE'].includes(systemCode(error));
}

function systemCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string') return code;
  return error instanceof Error ? (/HTTP status: (\d+)/.exec(error.message)?.[1] ?? '') : '';
}

/** For the log: the code, not the library's error, which carries headers of the request. */
function withoutRequest(error: unknown): Error {
  const known =
    error instanceof Error ? `${error.name}: ${error instanceof S3Error ? (error.code ?? '') : error.message}` : 'unknown error';
  return new Error(known);
}
