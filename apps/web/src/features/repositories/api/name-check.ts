import type { RepoType } from '@modelgrove/shared';
import { queryOptions } from '@tanstack/react-query';
import { hub } from '../../../lib/hub-client';

/** Whether a new repository could be called so. */
export function nameCheckQuery(type: RepoType, namespace: string, name: string) {
  return queryOptions({
    queryKey: ['name-check', type, namespace, name],
    queryFn: ({ signal }) => hub.get<{ isFree: boolean }>('/repository-names', { query: { type, namespace, name }, signal }),
    staleTime: 5_000,
    retry: false,
  });
}
