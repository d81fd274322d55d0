import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SessionUser } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { adoptSession } from './session';

export interface Credentials {
  login: string;
  password: string;
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (credentials: Credentials) => hub.post<{ user: SessionUser }>('/session', credentials),
    onSuccess: ({ user }) => adoptSession(client, user),
  });
}
