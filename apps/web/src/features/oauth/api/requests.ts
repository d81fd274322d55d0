import { queryOptions, useMutation } from '@tanstack/react-query';
import type { ConsentAnswer, ConsentQuestion } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export interface Decision {
  decision: 'allow' | 'deny';
  organizations: string[];
}

export const requestQuery = (uid: string) =>
  queryOptions({
    queryKey: ['oauth-request', uid],
    queryFn: ({ signal }) => hub.get<ConsentQuestion>(`/oauth/requests/${encodeURIComponent(uid)}/question`, { signal }),
    retry: false,
    staleTime: Infinity,
  });

/** The answer sends the browser back into the protocol, which sends it to the program. */
export function useAnswerRequest(uid: string) {
  return useMutation({
    mutationFn: (decision: Decision) => hub.post<ConsentAnswer>(`/oauth/requests/${encodeURIComponent(uid)}/answer`, decision),
    onSuccess: ({ location }) => window.location.assign(location),
  });
}
