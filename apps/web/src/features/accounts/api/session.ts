import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import type { SessionAnswer, SessionUser, SignedIn } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => hub.get<SessionAnswer>('/session', { signal }),
  staleTime: 60_000,
});

/** What waits at the provider is known by a cookie of the browser, whoever is signed in: asking again once it was used would be answered by 404. */
const OF_THE_BROWSER = new Set<unknown>(['session', 'meta', 'pending-sign-in']);

/** After signing in or out everything that was answered to the former visitor is forgotten. */
export async function adoptSession(client: QueryClient, user: SessionUser | null): Promise<void> {
  client.setQueryData(sessionQuery.queryKey, { user });
  await client.invalidateQueries({ queryKey: ['meta'] });
  client.removeQueries({ predicate: ({ queryKey }) => !OF_THE_BROWSER.has(queryKey[0]) });
}

/** A sign-in that has a step to come changes nothing yet. */
export async function adoptSignIn(client: QueryClient, { user }: SignedIn): Promise<void> {
  if (user !== null) await adoptSession(client, user);
}

/** Who looks at the page; undefined while that is not known yet. */
export function useUser(): SessionUser | null | undefined {
  return useQuery(sessionQuery).data?.user;
}
