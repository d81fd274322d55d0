import { queryOptions } from '@tanstack/react-query';
import type { BrowserSession } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { useOwnAccountChange } from './own-account';

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => hub.get<BrowserSession[]>('/sessions', { signal }),
});

export const useEndSession = () => useOwnAccountChange((id: string) => hub.delete<void>(`/sessions/${encodeURIComponent(id)}`));

export const useEndOtherSessions = () => useOwnAccountChange(() => hub.delete<void>('/sessions'));
