import type { RepositoryKey } from '../../../lib/addresses';
import type { FileChange } from '../../../lib/api-types';

/** What is compared with what. */
export interface DiffPlace {
  repository: RepositoryKey;
  head: string;
  /** '' when there is nothing to compare with. */
  base: string;
  /** What the address says: '' is the first parent. */
  askedBase: string;
}

/** What a file is called on both sides; null where it is not. */
export function pathsOf({ before, after }: FileChange): { before: string | null; after: string | null } {
  return { before: before?.path ?? null, after: after?.path ?? null };
}
