import { queryOptions } from '@tanstack/react-query';
import type { AccessToken } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export const tokensQuery = queryOptions({ queryKey: ['tokens'], queryFn: ({ signal }) => hub.get<AccessToken[]>('/tokens', { signal }) });
