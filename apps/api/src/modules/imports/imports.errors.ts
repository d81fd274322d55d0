// The refusals of this room. Sentences say what can be done about it; none repeats a token.
import { DomainError } from '../../common/errors';

export function importNotFound(): DomainError {
  return new DomainError('not-found', 'import/not-found', 'There is no such import.');
}

export function noUpstreams(): DomainError {
  return new DomainError(
    'forbidden',
    'import/switched-off',
    'This hub imports from nowhere: its operator lists no other hubs (GROVE_UPSTREAMS).',
  );
}

export function unknownUpstream(what: string, known: readonly string[]): DomainError {
  return new DomainError(
    'invalid',
    'import/unknown-upstream',
    `This hub does not import from ${what}. It imports from ${known.join(', ')}.`,
    { known },
  );
}

export function badSource(source: string): DomainError {
  const shown = source.length > 120 ? `${source.slice(0, 120)}…` : source;
  return new DomainError(
    'invalid',
    'import/bad-source',
    `'${shown}' is neither the address of a repository nor a name such as owner/name.`,
  );
}

export function badToken(): DomainError {
  return new DomainError('invalid', 'import/bad-token', 'A token has no spaces or line breaks and only letters, digits and punctuation.');
}

export function sourceNotFound(id: string, host: string): DomainError {
  return new DomainError(
    'unprocessable',
    'import/source-not-found',
    `${host} has no repository ${id}, or it is private there: check the name and the type, or give a token that may read it.`,
  );
}

export function revisionUnknown(id: string, revision: string): DomainError {
  return new DomainError('unprocessable', 'import/revision-not-found', `${id} has no branch, tag or commit '${revision}'.`);
}

export function sourceGated(id: string, host: string): DomainError {
  return new DomainError(
    'unprocessable',
    'import/gated',
    `${id} is gated: accept its conditions on ${host}, then give a token of the account that did.`,
  );
}

export function sourceForbidden(id: string, host: string, said: string): DomainError {
  return new DomainError('unprocessable', 'import/forbidden', `${host} does not give ${id} out${said}. Give a token that may read it.`);
}

export function tokenRejected(host: string): DomainError {
  return new DomainError('unprocessable', 'import/token-rejected', `${host} does not accept the token.`);
}

export function notAHub(host: string, what: string): DomainError {
  return new DomainError('unprocessable', 'import/not-a-hub', `${host} does not answer as a hub does: ${what}.`);
}

export function upstreamAway(message: string): DomainError {
  return new DomainError('unavailable', 'import/upstream-away', `The other hub does not answer: ${message}. Try again later.`);
}

/** The hub's own rule of addresses; the sentence names the variable. */
export function upstreamRefused(message: string): DomainError {
  return new DomainError('unprocessable', 'import/address-refused', `${message}.`);
}

export function tooManyRedirects(host: string): DomainError {
  return new DomainError('unprocessable', 'import/redirects', `${host} redirects again and again.`);
}

export function unsafeRedirect(host: string): DomainError {
  return new DomainError('unprocessable', 'import/unsafe-redirect', `${host} redirects to an address that is not encrypted.`);
}

export function wrongBytes(path: string): DomainError {
  return new DomainError(
    'unprocessable',
    'import/wrong-bytes',
    `What the other hub sends for '${path}' is not the file it lists: its size or its hash differs. Nothing of it was kept.`,
    { path },
  );
}

export function badPath(path: string, problem: string): DomainError {
  return new DomainError('unprocessable', 'import/path', `The file '${path}' cannot be kept here: ${problem}.`, { path });
}

export function tooManyFiles(count: number): DomainError {
  return new DomainError('unprocessable', 'import/too-many-files', `The repository has more than ${count} files.`);
}

export function targetChanged(): DomainError {
  return new DomainError(
    'conflict',
    'import/target-changed',
    'Somebody changed the repository while it was being imported. Nothing of theirs was touched: import again under another name.',
  );
}

export function targetGone(): DomainError {
  return new DomainError('conflict', 'import/target-gone', 'The repository was deleted while it was being imported.');
}

export function notAllowedAnyMore(): DomainError {
  return new DomainError('forbidden', 'import/not-allowed', 'Who began this import may not write to the repository any more.');
}

export function tooManyImports(limit: number): DomainError {
  return new DomainError(
    'too-many',
    'import/too-many',
    `You have ${limit} imports that have not ended: wait for one of them, or cancel it.`,
  );
}

export function importEnded(): DomainError {
  return new DomainError('conflict', 'import/ended', 'This import has ended.');
}

export function importGoesOn(): DomainError {
  return new DomainError('conflict', 'import/goes-on', 'This import has not failed: there is nothing to try again.');
}

export function importUnexpected(): DomainError {
  return new DomainError(
    'unavailable',
    'import/unexpected',
    'The import met an error that was not expected; the log of the worker has it. It can be tried again.',
  );
}

export function noGit(host: string): DomainError {
  return new DomainError('unprocessable', 'import/no-git', `${host} does not give its history out by git.`);
}

export function lfsMissing(path: string): DomainError {
  return new DomainError('unprocessable', 'import/lfs-missing', `The other hub does not have a former version of '${path}' any more.`, {
    path,
  });
}

export function historyRefused(why: string): DomainError {
  return new DomainError('unprocessable', 'import/history-refused', `The history cannot be kept here: ${why}.`);
}
