import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { LikeState, RepositoryDetail } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { useOptimistic } from '../../../lib/use-optimistic';
import { withLike } from '../model/like';
import { repositoryQuery } from './detail';

export function useLike(key: RepositoryKey) {
  const path = `${repositoryResource(key)}/like`;
  return useOptimistic<RepositoryDetail, boolean, LikeState>({
    queryKey: repositoryQuery(key).queryKey,
    send: (liked) => (liked ? hub.put(path) : hub.delete(path)),
    shown: withLike,
    settled: (detail, state) => ({ ...detail, ...state }),
  });
}
