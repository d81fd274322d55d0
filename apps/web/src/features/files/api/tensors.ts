import { queryOptions } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { TensorList } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

/** Tensors and metadata of a file of weights. */
export function tensorsQuery(key: RepositoryKey, revision: string, path: string) {
  return queryOptions({
    queryKey: ['tensors', key.type, key.namespace, key.name, revision, path],
    queryFn: ({ signal }) => hub.get<TensorList>(`${repositoryResource(key)}/tensors`, { query: { revision, path }, signal }),
  });
}
