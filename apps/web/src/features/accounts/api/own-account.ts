import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { OwnAccount } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export const ownAccountQuery = queryOptions({
  queryKey: ['own-account'],
  queryFn: ({ signal }) => hub.get<OwnAccount>('/account', { signal }),
});

/** What changes the account asks anew what it is like. */
export function useOwnAccountChange<Input, Answer>(change: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ownAccountQuery.queryKey }),
        client.invalidateQueries({ queryKey: ['session'] }),
        client.invalidateQueries({ queryKey: ['sessions'] }),
      ]),
  });
}
