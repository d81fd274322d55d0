import { isReservedRepositoryName, nameProblem, REPO_TYPES, type RepoType } from '@modelgrove/shared';

export const LICENSES = [
  'apache-2.0',
  'mit',
  'bsd-3-clause',
  'cc-by-4.0',
  'cc-by-sa-4.0',
  'cc0-1.0',
  'openrail',
  'gpl-3.0',
  'other',
] as const;
export const SDKS = ['gradio', 'streamlit', 'static', 'docker'] as const;

export function repositoryNameIsGood(name: string): boolean {
  return nameProblem(name) === null && !isReservedRepositoryName(name);
}

/** `?type=dataset`; the wire's word `space` is understood too. */
export function parseRepoType(value: unknown): RepoType {
  if (value === 'space') return 'app';
  return REPO_TYPES.find((type) => type === value) ?? 'model';
}
