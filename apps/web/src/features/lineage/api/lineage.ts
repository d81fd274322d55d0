import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { Descendants, KinPage, Lineage } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import type { Kind } from '../model/tree';

const PAGE = 8;

export function lineageQuery(key: RepositoryKey) {
  return queryOptions({
    queryKey: ['lineage', key.type, key.namespace, key.name],
    queryFn: ({ signal }) => hub.get<Lineage>(`${repositoryResource(key)}/lineage`, { signal }),
  });
}

export function descendantsQuery(key: RepositoryKey, kind: Kind) {
  const relation = kind === 'data' ? undefined : kind;
  return infiniteQueryOptions({
    queryKey: ['lineage', key.type, key.namespace, key.name, kind],
    queryFn: ({ signal, pageParam }) =>
      hub.get<Descendants>(`${repositoryResource(key)}/lineage/descendants`, {
        query: { relation, limit: PAGE, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** What comes after the first ones, which the tree has already. */
export function moreKinQuery(key: RepositoryKey, first: string | null) {
  return infiniteQueryOptions({
    queryKey: ['lineage', key.type, key.namespace, key.name, 'kin', first],
    queryFn: ({ signal, pageParam }) =>
      hub.get<KinPage>(`${repositoryResource(key)}/lineage/kin`, { query: { limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: first ?? undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}
