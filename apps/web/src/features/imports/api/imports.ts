import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Import, ImportSource, ImportsPage, Upstreams } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { isUnderWay } from '../model/states';

const LOOK_AGAIN_MS = 1_000;

export const upstreamsQuery = queryOptions({
  queryKey: ['upstreams'],
  queryFn: ({ signal }) => hub.get<Upstreams>('/upstreams', { signal }),
});

export interface SourceWish {
  source: string;
  upstream?: string;
  type?: Import['type'];
  token?: string;
}

export interface ImportWish extends SourceWish {
  revision: string;
  namespace: string;
  name: string;
  isPrivate: boolean;
  withHistory: boolean;
}

/** Asks the other hub what there is. */
export function useInspection() {
  return useMutation({ mutationFn: (wish: SourceWish) => hub.post<ImportSource>('/imports/inspection', wish) });
}

export function useStartImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: ImportWish) => hub.post<Import>('/imports', wish),
    onSuccess: (made) => {
      client.setQueryData(importQuery(made.id).queryKey, made);
      return client.invalidateQueries({ queryKey: ['imports'] });
    },
  });
}

/** Asked again every second as long as something can change by itself. */
export function importQuery(id: string) {
  return queryOptions({
    queryKey: ['import', id],
    queryFn: ({ signal }) => hub.get<Import>(`/imports/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: ({ state }) => (state.data === undefined || isUnderWay(state.data) ? LOOK_AGAIN_MS : false),
  });
}

export const importsQuery = infiniteQueryOptions({
  queryKey: ['imports'],
  queryFn: ({ signal, pageParam }) => hub.get<ImportsPage>('/imports', { query: { cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  refetchInterval: ({ state }) => (state.data?.pages.some(({ imports }) => imports.some(isUnderWay)) ? 3 * LOOK_AGAIN_MS : false),
});

export function useCancelImport(id: string) {
  return useChange(id, () => hub.post<Import>(`/imports/${encodeURIComponent(id)}/cancellation`));
}

export function useRetryImport(id: string) {
  return useChange(id, (token: string) => hub.post<Import>(`/imports/${encodeURIComponent(id)}/retry`, token === '' ? {} : { token }));
}

function useChange<T>(id: string, change: (value: T) => Promise<Import>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (now) => client.setQueryData(importQuery(id).queryKey, now),
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'] }),
  });
}
