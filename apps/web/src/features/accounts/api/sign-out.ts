import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SignedOut } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { adoptSession } from './session';

/** Answers where to sign out as well, when the session came by the sign-in provider. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => hub.delete<SignedOut>('/session'),
    onSuccess: () => adoptSession(client, null),
  });
}
