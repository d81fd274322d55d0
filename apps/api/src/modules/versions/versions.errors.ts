// The refusals of the version store. Texts are what clients and people see (contracts: huggingface-hub.md §2.3).
import type { RepoId } from '@modelgrove/shared';
import { DomainError } from '../../common/errors';

export const revisionNotFound = (revision: string): DomainError =>
  new DomainError('not-found', 'revision/not-found', `Invalid rev id: ${revision}`);
/** Who bought the versions up to a moment asks for what came later. */
export const versionNotBought = ({ namespace, name }: RepoId, until: Date): DomainError => {
  const day = until.toISOString().slice(0, 10);
  const text = `What was bought of ${namespace}/${name} holds its versions up to ${day}, and this one came later. Newer ones are sold on its page.`;
  return new DomainError('forbidden', 'version/not-bought', text, { until: until.toISOString() });
};
export const entryNotFound = (path: string): DomainError => new DomainError('not-found', 'entry/not-found', 'Entry not found', { path });
export const noSuchFile = (path: string): DomainError =>
  new DomainError('not-found', 'entry/not-found', `A file with this name doesn't exist: ${path}`, { path });
export const parentMoved = (): DomainError =>
  new DomainError(
    'precondition',
    'commit/parent-moved',
    'The branch was updated since you opened this page. Please refresh and try again.',
  );
export const pathInvalid = (path: string, reason: string): DomainError =>
  new DomainError('unprocessable', 'path/invalid', `Invalid path '${path}': ${reason}`, { path });
export const pathTaken = (path: string, other: string): DomainError =>
  new DomainError(
    'unprocessable',
    'path/collision',
    `'${path}' and '${other}' differ only in case or Unicode form; some machines cannot hold both.`,
    { path },
  );
export const fileTooLarge = (path: string, limitBytes: number): DomainError =>
  new DomainError(
    'too-large',
    'file/too-large',
    `'${path}' is larger than ${Math.floor(limitBytes / 1048576)} MiB: upload it as a large file (git-lfs, or a current client).`,
    { path },
  );
export const largeFileMissing = (path: string, sha256: string): DomainError =>
  new DomainError('unprocessable', 'lfs/object-missing', `The large file '${path}' (${sha256}) was not uploaded to this repository.`, {
    path,
    sha256,
  });
export const refExists = (name: string): DomainError =>
  new DomainError('conflict', 'ref/exists', `Reference ${name} already exists`, { name });
export const refInvalid = (name: string, reason: string): DomainError =>
  new DomainError('invalid', 'ref/invalid', `Invalid reference for a branch or tag '${name}': ${reason}`);
export const refProtected = (name: string): DomainError =>
  new DomainError('forbidden', 'ref/protected', `Cannot delete ${name}: it is the default branch`, { name });
export const refForced = (name: string): DomainError =>
  new DomainError(
    'forbidden',
    'ref/protected',
    'the default branch is protected: only fast-forward pushes (fetch first, or push to another branch)',
    { name },
  );
const GUARDED = {
  force: 'what it has is not replaced by another history',
  deletion: 'it cannot be deleted',
  maintainers: 'only those who administer the repository push to it (propose the change as a pull request)',
  'pull-request': 'changes come by pull requests only',
};
/** A rule of the repository is in the way. */
export const refGuarded = (
  refName: string,
  { kind, pattern }: { kind: 'branch' | 'tag'; pattern: string },
  reason: keyof typeof GUARDED,
): DomainError => {
  const name = refName.replace(/^refs\/(?:heads|tags)\//, '');
  const text = `The ${kind} ${name} is protected by the rule '${pattern}': ${GUARDED[reason]}.`;
  return new DomainError('forbidden', 'branch/protected', text, { kind, name, pattern, reason });
};
/** A rule asks for more approvals of a pull request than it has. */
export const mergeUnapproved = (branch: string, pattern: string, { needed, given }: { needed: number; given: number }): DomainError =>
  new DomainError(
    'forbidden',
    'branch/protected',
    `The branch ${branch} is protected by the rule '${pattern}': a pull request needs approvals of people who may write here (${needed}), and this one has ${given}.`,
    { kind: 'branch', name: branch, pattern, reason: 'approvals', needed, given },
  );
export const storeCorrupt = (what: string): Error => new Error(`the version store is damaged: ${what}`);
