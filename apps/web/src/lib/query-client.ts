import { QueryClient } from '@tanstack/react-query';
import { isWorthRetrying } from './hub-error';

/** One for the page, so that the map of addresses can ask before the first component stands. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: (failures, error) => failures < 2 && isWorthRetrying(error) },
  },
});
