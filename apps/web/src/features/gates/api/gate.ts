import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { AccessAsked, AccessRequestsPage, AccessStatus, Gate } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export function gateQuery(key: RepositoryKey) {
  return queryOptions({
    queryKey: ['gate', key.type, key.namespace, key.name],
    queryFn: ({ signal }) => hub.get<Gate>(`${repositoryResource(key)}/gate`, { signal }),
  });
}

/** Whoever is let in sees another repository than before: everything of it is asked anew. */
export function useAskForAccess(key: RepositoryKey) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (fields: Record<string, string | boolean>) =>
      hub.post<AccessAsked>(`${repositoryResource(key)}/access-requests`, { fields }),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[2] === key.namespace && queryKey[3] === key.name }),
  });
}

export function accessRequestsQuery(key: RepositoryKey, status: AccessStatus) {
  return infiniteQueryOptions({
    queryKey: ['access-requests', key.type, key.namespace, key.name, status],
    queryFn: ({ pageParam, signal }) =>
      hub.get<AccessRequestsPage>(`${repositoryResource(key)}/access-requests`, { query: { status, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
}

type Decision = { kind: 'decide'; user: string; status: AccessStatus; reason?: string } | { kind: 'grant'; user: string };

export function useDecideOnAccess(key: RepositoryKey) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ kind, ...decision }: Decision) =>
      kind === 'grant'
        ? hub.post(`${repositoryResource(key)}/access-grants`, decision)
        : hub.put(`${repositoryResource(key)}/access-requests`, decision),
    onSuccess: () => client.invalidateQueries({ queryKey: ['access-requests', key.type, key.namespace, key.name] }),
  });
}
