import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SignedIn } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { adoptSignIn } from './session';

export interface Credentials {
  login: string;
  password: string;
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (credentials: Credentials) => hub.post<SignedIn>('/session', credentials),
    onSuccess: (answer) => adoptSignIn(client, answer),
  });
}
