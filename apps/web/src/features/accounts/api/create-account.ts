import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SessionUser } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { adoptSession } from './session';

export interface NewAccount {
  name: string;
  email?: string;
  password: string;
  fullName?: string;
}

/** Signs up; with the secret of a first start, makes the first administrator instead. Both sign in. */
export function useCreateAccount(setupSecret?: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (account: NewAccount) =>
      setupSecret === undefined
        ? hub.post<{ user: SessionUser }>('/accounts', account)
        : hub.post<{ user: SessionUser }>('/setup', { secret: setupSecret, ...account }),
    onSuccess: ({ user }) => adoptSession(client, user),
  });
}
