import { parseRepoId } from '@modelgrove/shared';
import type { RepositoryLocator } from '../access';
import type { InputFile } from '../jobs';

export function locatorOf({ type, repository }: Pick<InputFile, 'type' | 'repository'>): RepositoryLocator {
  const at = parseRepoId(repository);
  if (!at) throw new Error(`a job names '${repository}'`);
  return { type, ...at };
}
