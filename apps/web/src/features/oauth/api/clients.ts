import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { MadeOauthApp, OauthApp } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export interface OauthAppWish {
  name: string;
  homepage: string;
  redirectUris: string[];
  scopes: string[];
}

export const oauthAppsQuery = queryOptions({
  queryKey: ['oauth-apps'],
  queryFn: ({ signal }) => hub.get<OauthApp[]>('/oauth/clients', { signal }),
});

function useChange<W, R>(mutationFn: (wish: W) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => client.invalidateQueries({ queryKey: oauthAppsQuery.queryKey }) });
}

export const useCreateOauthApp = () =>
  useChange((wish: OauthAppWish & { isConfidential: boolean }) => hub.post<MadeOauthApp>('/oauth/clients', wish));

export const useChangeOauthApp = (id: string) => useChange((wish: OauthAppWish) => hub.patch<OauthApp>(`/oauth/clients/${id}`, wish));

export const useRenewSecret = () => useChange((id: string) => hub.post<MadeOauthApp>(`/oauth/clients/${id}/secret`, {}));

export const useDeleteOauthApp = () => useChange((id: string) => hub.delete<void>(`/oauth/clients/${id}`));
