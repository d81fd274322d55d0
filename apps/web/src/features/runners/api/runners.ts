import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { RegisteredRunner, Runner, Runners } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

const LOOK_AGAIN_MS = 5_000;
const PATH = '/admin/runners';
const resource = (id: string): string => `${PATH}/${encodeURIComponent(id)}`;

/** What runners are at changes by itself. */
export const runnersQuery = queryOptions({
  queryKey: ['runners'],
  queryFn: ({ signal }) => hub.get<Runners>(PATH, { signal }),
  refetchInterval: LOOK_AGAIN_MS,
});

export interface RunnerWish {
  name: string;
  namespace?: string;
}

export const registerRunner = (wish: RunnerWish) => hub.post<RegisteredRunner>(PATH, wish);
export const renewToken = (id: string) => hub.post<RegisteredRunner>(`${resource(id)}/token`);
export const setPaused = ({ id, isPaused }: { id: string; isPaused: boolean }) => hub.patch<Runner>(resource(id), { isPaused });
export const removeRunner = (id: string) => hub.delete<void>(resource(id));

export function useRunnerDeed<Wish, Answer>(deed: (wish: Wish) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: deed, onSuccess: () => client.invalidateQueries({ queryKey: runnersQuery.queryKey }) });
}
