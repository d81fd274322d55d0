import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { LinkedIdentity, PendingSignIn, SignedIn } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { adoptSignIn } from './session';

/** Where the sign-in by the provider begins: not for scripts, the browser goes there. */
export const providerAddress = (next: string) => `/hub/v1/sso/start?next=${encodeURIComponent(next)}`;

export const pendingSignInQuery = queryOptions({
  queryKey: ['pending-sign-in'],
  queryFn: ({ signal }) => hub.get<PendingSignIn>('/sso/pending', { signal }),
  retry: false,
  gcTime: 0,
});

export const linkedIdentitiesQuery = queryOptions({
  queryKey: ['linked-identities'],
  queryFn: ({ signal }) => hub.get<LinkedIdentity[]>('/sso/links', { signal }),
});

export function useProviderAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (account: { name: string; fullName: string; locale: string }) => hub.post<SignedIn>('/sso/account', account),
    onSuccess: (answer) => adoptSignIn(client, answer),
  });
}

export const useLinkPending = () => useMutation({ mutationFn: () => hub.post<void>('/sso/pending/link') });

/** Leaves for the provider, which sends the browser back to `next`. */
export const useBeginLink = () =>
  useMutation({
    mutationFn: (next: string) => hub.post<{ url: string }>('/sso/links', { next }),
    onSuccess: ({ url }) => window.location.assign(url),
  });

export function useUnlink() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, password }: { id: string; password: string }) =>
      hub.post<void>(`/sso/links/${encodeURIComponent(id)}/removal`, { password }),
    onSuccess: () => client.invalidateQueries({ queryKey: linkedIdentitiesQuery.queryKey }),
  });
}
