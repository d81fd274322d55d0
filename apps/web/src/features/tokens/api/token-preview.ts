import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { TokenPreview, TokenRole, TokenScope } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

/** What such a token may do today. What was known stays while a choice is changed. */
export function tokenPreviewQuery(role: TokenRole, scopes: readonly TokenScope[]) {
  const reach = role === 'fineGrained' ? { role, scopes } : { role };
  return queryOptions({
    queryKey: ['token-preview', reach],
    queryFn: () => hub.post<TokenPreview>('/tokens/preview', reach),
    placeholderData: keepPreviousData,
  });
}
