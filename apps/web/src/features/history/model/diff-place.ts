import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { FileChange } from '../../../lib/api-types';
import type { FilePaths } from '../../../lib/line-notes';

/** What is compared with what. */
export interface DiffPlace {
  repository: RepositoryKey;
  head: string;
  /** '' when there is nothing to compare with. */
  base: string;
  /** What the address says: '' is the first parent. */
  askedBase: string;
}

export function pathsOf({ before, after }: FileChange): FilePaths {
  return { before: before?.path ?? null, after: after?.path ?? null };
}

export function isSamePlace(one: DiffPlace, other: DiffPlace): boolean {
  return (
    one.head === other.head &&
    one.base === other.base &&
    one.askedBase === other.askedBase &&
    repositoryResource(one.repository) === repositoryResource(other.repository)
  );
}
