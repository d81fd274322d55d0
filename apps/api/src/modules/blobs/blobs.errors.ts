import { DomainError } from '../../common/errors';

/** Also for objects that exist elsewhere: possession elsewhere proves nothing here. */
export function objectNotFound(sha256: string): DomainError {
  return new DomainError('not-found', 'lfs/object-not-found', `The object ${sha256} does not exist in this repository.`, { sha256 });
}

export function uploadNotFound(): DomainError {
  return new DomainError('not-found', 'lfs/upload-not-found', 'This upload does not exist or has ended: begin it anew.');
}

export function objectTooLarge(sizeBytes: number, limitBytes: number): DomainError {
  return new DomainError('too-large', 'lfs/too-large', tooLargeText(sizeBytes, limitBytes));
}

export function tooLargeText(sizeBytes: number, limitBytes: number): string {
  return `The file has ${sizeBytes} bytes; this hub takes at most ${limitBytes} (GROVE_MAX_UPLOAD_BYTES).`;
}

export function wrongPart(message: string): DomainError {
  return new DomainError('unprocessable', 'lfs/part', message);
}

export function wrongBytes(object: { sha256: string; sizeBytes: number }): DomainError {
  return new DomainError(
    'unprocessable',
    'lfs/wrong-bytes',
    `The bytes received are not those of ${object.sha256} (${object.sizeBytes} bytes); nothing was kept.`,
  );
}
