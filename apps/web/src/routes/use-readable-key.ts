import { useQuery } from '@tanstack/react-query';
import { metaQuery } from '../features/accounts/api/meta';
import type { RepositoryKey } from '../lib/addresses';
import type { RepositoryDetail } from '../lib/api-types';

/** The repository, and whether its bytes must be asked for with the session of the visitor. */
export function useReadableKey({ type, namespace, name, isPrivate, gated, isSold }: RepositoryDetail): RepositoryKey {
  const anonymousRead = useQuery(metaQuery).data?.anonymousRead ?? true;
  return { type, namespace, name, closed: isPrivate || gated !== null || isSold || !anonymousRead };
}
