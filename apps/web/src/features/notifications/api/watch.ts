import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { WatchLevel } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export function watchQuery(key: RepositoryKey) {
  return queryOptions({
    queryKey: ['watch', key.type, key.namespace, key.name],
    queryFn: ({ signal }) => hub.get<{ level: WatchLevel }>(`${repositoryResource(key)}/watch`, { signal }),
  });
}

export function useWatchRepository(key: RepositoryKey) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (level: WatchLevel) => hub.put<{ level: WatchLevel }>(`${repositoryResource(key)}/watch`, { level }),
    onSuccess: (answer) => client.setQueryData(watchQuery(key).queryKey, answer),
  });
}
