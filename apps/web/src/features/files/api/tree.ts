import { infiniteQueryOptions } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { TreePage } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

/** One folder at one revision, page by page. */
export function treeQuery(key: RepositoryKey, revision: string, path: string) {
  return infiniteQueryOptions({
    queryKey: ['tree', key.type, key.namespace, key.name, revision, path],
    queryFn: ({ pageParam, signal }) =>
      hub.get<TreePage>(`${repositoryResource(key)}/tree`, { query: { revision, path, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
}
