import { queryOptions } from '@tanstack/react-query';
import type { HubHealth, Reclaimable, StorageUse } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export const healthQuery = queryOptions({
  queryKey: ['admin', 'health'],
  queryFn: ({ signal }) => hub.get<HubHealth>('/admin/health', { signal }),
  refetchInterval: 15_000,
});

export const storageQuery = queryOptions({
  queryKey: ['admin', 'storage'],
  queryFn: ({ signal }) => hub.get<StorageUse>('/admin/storage', { signal }),
});

/** Looks at every object of the store: only when asked. */
export const reclaimableQuery = queryOptions({
  queryKey: ['admin', 'reclaimable'],
  queryFn: ({ signal }) => hub.get<Reclaimable>('/admin/storage/reclaimable', { signal }),
  enabled: false,
});
