import { QueryClient } from '@tanstack/react-query';
import { isWorthRetrying } from './hub-error';

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, retry: (failures, error) => failures < 2 && isWorthRetrying(error) },
    },
  });
}
