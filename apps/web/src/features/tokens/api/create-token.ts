import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NewAccessToken, TokenRole, TokenScope } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { tokensQuery } from './tokens';

export interface TokenWish {
  displayName: string;
  role: TokenRole;
  scopes?: TokenScope[];
  expiresInDays?: number;
}

export function useCreateToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: TokenWish) => hub.post<NewAccessToken>('/tokens', wish),
    onSuccess: () => client.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  });
}
