import { queryOptions } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { Card } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export function cardQuery(key: RepositoryKey, revision?: string) {
  return queryOptions({
    queryKey: ['card', key.type, key.namespace, key.name, revision ?? null],
    queryFn: ({ signal }) => hub.get<Card>(`${repositoryResource(key)}/card`, { query: { revision }, signal }),
  });
}
