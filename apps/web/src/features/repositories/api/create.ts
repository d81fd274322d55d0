import type { RepoType } from '@modelgrove/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RepositoryDetail } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export interface NewRepository {
  type: RepoType;
  namespace: string;
  name: string;
  isPrivate: boolean;
  license?: string;
  sdk?: string;
  /** The whole first card; without it the hub writes one that names the licence. */
  readme?: string;
}

export function useCreateRepository() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: NewRepository) => hub.post<RepositoryDetail>('/repositories', wish),
    onSuccess: () => client.invalidateQueries({ queryKey: ['repositories'] }),
  });
}
