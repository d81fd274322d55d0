import { DomainError } from '../../common/errors';

export function signInToCreate(): DomainError {
  return new DomainError('unauthenticated', 'auth/required', 'This needs you to be signed in: send an access token.');
}

export function templateOfAnotherType(template: string, known: readonly string[]): DomainError {
  return new DomainError(
    'invalid',
    'repository/template',
    `There is no template '${template}' for this type: choose one of ${known.join(', ')}.`,
  );
}

export function soldAreNotDuplicated(): DomainError {
  return new DomainError('forbidden', 'repository/sold', 'What is sold is not duplicated by those who bought it.');
}

export function notABranch(revision: string): DomainError {
  return new DomainError('not-found', 'revision/not-found', `Invalid rev id: ${revision}`);
}

export function sizeOfLargeFileWrong(path: string, claimedBytes: number, sizeBytes: number): DomainError {
  return new DomainError('unprocessable', 'lfs/size-mismatch', `The large file '${path}' has ${sizeBytes} bytes, not ${claimedBytes}.`, {
    path,
  });
}

export function largeFileNotUploaded(path: string, sha256: string): DomainError {
  return new DomainError(
    'unprocessable',
    'lfs/object-missing',
    `The large file '${path}' (${sha256}) was not uploaded to this repository.`,
    { path, sha256 },
  );
}
