import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Enrolment, SessionUser } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { adoptSession } from './session';

interface Finished {
  user: SessionUser;
  recoveryCodes: string[] | null;
}

/** The code that comes after the password. A cookie says whose sign-in it is. */
export function useSecondFactor() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => hub.post<Finished>('/session/second-factor', { code }),
    onSuccess: ({ user }) => adoptSession(client, user),
  });
}

/** Every asking makes a new secret: it is asked once for a page. */
export const stepEnrolmentQuery = queryOptions({
  queryKey: ['session-enrolment'],
  queryFn: () => hub.post<Enrolment>('/session/enrolment'),
  staleTime: Infinity,
  gcTime: 0,
  retry: false,
});
