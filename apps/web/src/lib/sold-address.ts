import type { RepoType } from '@modelgrove/shared';
import { repositoryAddress } from './addresses';

/** Where what was sold is: a repository, or (without a type) the page of the author who was subscribed to. */
export function soldAddress({ type, repository }: { type: RepoType | null; repository: string }): string {
  const [namespace = '', name = ''] = repository.split('/');
  return type === null ? `/${encodeURIComponent(namespace)}` : repositoryAddress({ type, namespace, name });
}
