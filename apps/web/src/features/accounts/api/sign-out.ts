import { useMutation, useQueryClient } from '@tanstack/react-query';
import { hub } from '../../../lib/hub-client';
import { adoptSession } from './session';

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({ mutationFn: () => hub.delete<void>('/session'), onSuccess: () => adoptSession(client, null) });
}
