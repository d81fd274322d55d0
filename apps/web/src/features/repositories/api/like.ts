import { useMutation, useQueryClient } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { LikeState, RepositoryDetail } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { withLike } from '../model/like';
import { repositoryQuery } from './detail';

/** Shown at once, taken back when the hub refuses. */
export function useLike(key: RepositoryKey) {
  const client = useQueryClient();
  const { queryKey } = repositoryQuery(key);
  const patch = (change: (detail: RepositoryDetail) => RepositoryDetail) =>
    client.setQueryData(queryKey, (known: RepositoryDetail | undefined) => known && change(known));
  return useMutation({
    mutationFn: (liked: boolean) => (liked ? hub.put<LikeState>(likeResource(key)) : hub.delete<LikeState>(likeResource(key))),
    onMutate: async (liked) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<RepositoryDetail>(queryKey);
      patch((detail) => withLike(detail, liked));
      return { before };
    },
    onError: (_error, _liked, context) => client.setQueryData(queryKey, context?.before),
    onSuccess: (state) => patch((detail) => ({ ...detail, ...state })),
  });
}

function likeResource(key: RepositoryKey): string {
  return `${repositoryResource(key)}/like`;
}
