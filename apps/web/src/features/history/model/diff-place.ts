import type { RepositoryKey } from '../../../lib/addresses';

/** What is compared with what. */
export interface DiffPlace {
  repository: RepositoryKey;
  head: string;
  /** '' when there is nothing to compare with. */
  base: string;
  /** What the address says: '' is the first parent. */
  askedBase: string;
}
