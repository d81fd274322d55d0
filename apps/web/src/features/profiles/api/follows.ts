import { infiniteQueryOptions } from '@tanstack/react-query';
import type { FollowedPage, FollowState, Profile } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { useOptimistic } from '../../../lib/use-optimistic';
import { profileQuery } from './profile';

const pathOf = (name: string) => `/namespaces/${encodeURIComponent(name)}`;

export function followsQuery(name: string, side: 'followers' | 'following') {
  return infiniteQueryOptions({
    queryKey: ['follows', name.toLowerCase(), side],
    queryFn: ({ signal, pageParam }) =>
      hub.get<FollowedPage>(`${pathOf(name)}/${side}`, { query: { cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

export function useFollow(name: string) {
  const path = `${pathOf(name)}/follow`;
  return useOptimistic<Profile, boolean, FollowState>({
    queryKey: profileQuery(name).queryKey,
    send: (wanted) => (wanted ? hub.put(path) : hub.delete(path)),
    shown: (profile, wanted) =>
      profile.isFollowing === wanted
        ? profile
        : { ...profile, isFollowing: wanted, followersCount: Math.max(0, profile.followersCount + (wanted ? 1 : -1)) },
    settled: (profile, state) => ({ ...profile, ...state }),
  });
}
