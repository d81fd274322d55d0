import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Profile } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

/** What the page of a name shows: a person's or an organization's. */
export function profileQuery(name: string) {
  return queryOptions({
    queryKey: ['profile', name.toLowerCase()],
    queryFn: ({ signal }) => hub.get<Profile>(`/namespaces/${encodeURIComponent(name)}`, { signal }),
  });
}

export interface ProfileWish {
  fullName: string;
  details: string;
  links: string[];
}

/** Of oneself, or of an organization one administers. */
export function useDescribe(profile: Pick<Profile, 'kind' | 'name'>) {
  const client = useQueryClient();
  const path = profile.kind === 'user' ? '/profile' : `/organizations/${encodeURIComponent(profile.name)}`;
  return useMutation({
    mutationFn: (wish: ProfileWish) => hub.patch<Profile>(path, wish),
    onSuccess: async (changed) => {
      client.setQueryData(profileQuery(profile.name).queryKey, changed);
      await client.invalidateQueries({ queryKey: ['session'] });
    },
  });
}
