import type { XetHash } from '@modelgrove/xet-formats';
import { DomainError } from '../../../common/errors';

export function xetTokenInvalid(message: string): DomainError {
  return new DomainError('unauthenticated', 'xet/token', message);
}

/** Also for files of other repositories: a hash opens nothing. */
export function xetFileNotFound(hash: string): DomainError {
  return new DomainError('not-found', 'xet/file-not-found', `The file ${hash} does not exist in this repository.`);
}

export function xetXorbNotFound(hash: string): DomainError {
  return new DomainError('not-found', 'xet/xorb-not-found', `The xorb ${hash} does not exist here.`);
}

export function xetChunkNotFound(hash: string): DomainError {
  return new DomainError('not-found', 'xet/chunk-not-found', `No xorb with the chunk ${hash} is known here.`);
}

export function xorbTooLarge(limitBytes: number): DomainError {
  return new DomainError('too-large', 'xet/xorb-too-large', `A xorb has at most ${limitBytes} bytes.`);
}

export function xorbHashWrong(claimed: XetHash, found: XetHash): DomainError {
  return new DomainError('invalid', 'xet/xorb-hash', `The bytes are those of the xorb ${found}, not ${claimed}.`);
}

/** The same for a xorb that is nowhere and for one that this person neither sent nor may read. */
export function xorbMissing(hash: XetHash): DomainError {
  return new DomainError(
    'invalid',
    'xet/xorb-missing',
    `The shard names the xorb ${hash}, which you have not uploaded. If it was uploaded long ago, remove the folder "xet" of your Hugging Face cache and try again.`,
  );
}

/** Clients try again, and hear then what is missing. */
export function xorbCollected(): DomainError {
  return new DomainError('unavailable', 'xet/xorb-collected', 'A xorb was removed at this moment: try again.', {
    retryAfterSeconds: 1,
  });
}

export function shardWithoutSha256(hash: XetHash): DomainError {
  return new DomainError('invalid', 'xet/sha256-missing', `The file ${hash} comes without its sha256, which repositories need.`);
}

export function xetFileTooLarge(sizeBytes: number, limitBytes: number): DomainError {
  return new DomainError(
    'too-large',
    'lfs/too-large',
    `The file has ${sizeBytes} bytes; this hub takes at most ${limitBytes} (GROVE_MAX_UPLOAD_BYTES).`,
  );
}

export function sha256Refuted(sha256: string, found: string): DomainError {
  return new DomainError('unprocessable', 'xet/sha256', `The bytes of the file said to be ${sha256} have the sha256 ${found}.`);
}

export function xetBusy(): DomainError {
  return new DomainError('too-many', 'xet/busy', 'The server is taking in as much as it can; try again in a moment.', {
    retryAfterSeconds: 3,
  });
}

export function rangeNotSatisfiable(sizeBytes: number): DomainError {
  return new DomainError('range', 'xet/range', `The range begins behind the last of ${sizeBytes} bytes.`, { sizeBytes });
}
