import { queryOptions } from '@tanstack/react-query';
import type { OneTimeLink } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

/** Asks what a link is for without using it up. By POST, so that its secret is in no log of addresses. */
export function oneTimeLinkQuery(secret: string) {
  return queryOptions({
    queryKey: ['one-time-link', secret],
    queryFn: () => hub.post<OneTimeLink>('/one-time-links/inspect', { secret }),
    staleTime: Infinity,
    retry: false,
  });
}
