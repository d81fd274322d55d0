import { isReservedRepositoryName, nameProblem, REPO_TYPES, type RepoType } from '@modelgrove/shared';

export function repositoryNameIsGood(name: string): boolean {
  return nameProblem(name) === null && !isReservedRepositoryName(name);
}

/** Whether cards may name a repository so. */
export function namesRepository(text: string): boolean {
  return /^[\w.-]{1,96}(?:\/[\w.-]{1,96})?$/.test(text);
}

/** `?type=dataset`; the wire's word `space` is understood too. */
export function parseRepoType(value: unknown): RepoType {
  if (value === 'space') return 'app';
  return REPO_TYPES.find((type) => type === value) ?? 'model';
}
