import { DomainError } from '../../common/errors';

/** The literal that Hugging Face clients look for (contract §2.1 row 7, §2.3): never changed, never added to. */
export const INVALID_CREDENTIALS = 'Invalid credentials in Authorization header';

/** What a person can do about it (contract §3.2: the token stored for another hub is sent to this one too). */
export const STALE_TOKEN_HELP =
  'The token that was sent is unknown to this hub, revoked or expired; it may belong to another hub. Hugging Face clients take it from the ' +
  'environment variables HF_TOKEN or HUGGING_FACE_HUB_TOKEN or from the file ~/.cache/huggingface/token; git takes it from its credential ' +
  'helper. Make a token in the settings of this hub and put it there, or remove the old one to read public repositories.';

export const PASSWORD_IS_NO_TOKEN_HELP =
  'git and other programs sign in with an access token as the password: the password of an account does not work there.';

export function tokenNameTaken(displayName: string): DomainError {
  return new DomainError('conflict', 'token/name-taken', `You have a token called "${displayName}" already.`, {
    fields: [{ field: 'displayName', message: 'a token of this name exists already' }],
  });
}

export function tokenValueTaken(): DomainError {
  return new DomainError('conflict', 'token/value-taken', 'A token of this value exists already.');
}

export function tokenValueInvalid(): DomainError {
  return new DomainError(
    'invalid',
    'token/value-invalid',
    'A token value begins with "hf_" and at least 16 letters, digits, "_" or "-", or is one that this hub made ("grove_…" with its checksum).',
  );
}

export function tokenNotFound(): DomainError {
  return new DomainError('not-found', 'token/not-found', 'There is no such token.');
}

export function tokenInvalid(field: string, message: string): DomainError {
  return new DomainError('invalid', 'token/invalid', `${field}: ${message}`, { fields: [{ field, message }] });
}

export function tooManyTokens(limit: number): DomainError {
  return new DomainError('conflict', 'token/too-many', `An account has at most ${limit} tokens: revoke one first.`);
}
