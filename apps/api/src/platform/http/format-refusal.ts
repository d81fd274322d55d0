import { GitFormatError } from '@modelgrove/git-objects';
import { WireFormatError } from '@modelgrove/wire-formats';
import { DomainError } from '../../common/errors';

/** Codes that are about size: the rest is malformed. */
const TOO_LARGE = new Set([
  'ndjson/too-large',
  'ndjson/too-many-lines',
  'ndjson/line-too-long',
  'form/too-many-fields',
  'json/too-large',
  'json/too-many',
  'multipart/too-many-parts',
]);

/** What a format refuses is the client's mistake, in every dialect; null for any other error. */
export function refusalOfFormat(error: unknown): DomainError | null {
  if (error instanceof WireFormatError)
    return new DomainError(TOO_LARGE.has(error.code) ? 'too-large' : 'invalid', error.code, error.message);
  return error instanceof GitFormatError ? new DomainError('invalid', error.code, error.message) : null;
}
