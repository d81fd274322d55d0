// What an example is: a repository with a history, as data. Files are made in code when they are asked for.
import type { RepoType } from '@modelgrove/shared';
import type { Author } from '../../versions';

export interface Example {
  type: RepoType;
  name: string;
  /** Of an app. */
  sdk?: string;
  /** Onto the hub's own first commit, oldest first. No two have the same title: what is there already is told by it. */
  main: readonly Step[];
  /** An annotated tag at the end of `main`. */
  tag?: { name: string; message: string };
  /** Further commits on a branch of their own. */
  branch?: { name: string; steps: readonly Step[] };
}

export interface Step {
  title: string;
  body?: string;
  author: Author;
  files: Record<string, FileContent>;
}

/** Text and small files are kept in git; `large` ones in the object store. */
export type FileContent = string | { large: Buffer };

/** Nobody's addresses: `.invalid` can never be given to anybody. */
export const LIN: Author = { name: 'Lin Yue 林悦', email: 'lin.yue@examples.invalid' };
export const ADA: Author = { name: 'Ada Moreau', email: 'ada.moreau@examples.invalid' };

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
