import { useMutation, useQueryClient } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { RepositoryDetail } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { repositoryQuery } from './detail';

export interface SettingsChange {
  isPrivate?: boolean;
  gated?: 'auto' | 'manual' | null;
  discussionsDisabled?: boolean;
  isArchived?: boolean;
  name?: string;
  namespace?: string;
}

export function useChangeSettings(key: RepositoryKey) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: SettingsChange) => hub.patch<RepositoryDetail>(repositoryResource(key), change),
    onSuccess: (detail) => {
      client.setQueryData(repositoryQuery(detail).queryKey, detail);
      return client.invalidateQueries({ queryKey: ['repositories'] });
    },
  });
}

export function useDeleteRepository(key: RepositoryKey) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => hub.delete(repositoryResource(key)),
    onSuccess: () => client.invalidateQueries({ queryKey: ['repositories'] }),
  });
}
