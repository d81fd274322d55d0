import { isReservedRepositoryName, nameProblem, REPO_TYPES, type RepoType } from '@modelgrove/shared';

export function repositoryNameIsGood(name: string): boolean {
  return nameProblem(name) === null && !isReservedRepositoryName(name);
}

/** `?type=dataset`; the wire's word `space` is understood too. */
export function parseRepoType(value: unknown): RepoType {
  if (value === 'space') return 'app';
  return REPO_TYPES.find((type) => type === value) ?? 'model';
}
