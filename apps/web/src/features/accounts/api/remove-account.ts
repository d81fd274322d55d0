import { useMutation, useQueryClient } from '@tanstack/react-query';
import { hub } from '../../../lib/hub-client';
import { adoptSession } from './session';

export function useRemoveAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (password: string) => hub.post<void>('/account/removal', { password }),
    onSuccess: () => adoptSession(client, null),
  });
}
