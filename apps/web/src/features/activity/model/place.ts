import type { RepositoryKey } from '../../../lib/addresses';

/** `acme/tiny` of an answer, as addresses are made of it. */
export function keyOf({ type, repository }: { type: RepositoryKey['type']; repository: string }): RepositoryKey {
  const [namespace = '', name = ''] = repository.split('/');
  return { type, namespace, name };
}
