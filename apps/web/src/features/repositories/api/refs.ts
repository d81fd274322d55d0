import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { Refs } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { repositoryQuery } from './detail';

/** Branches and tags with the commits they name. */
export function refsQuery(key: RepositoryKey) {
  return queryOptions({
    queryKey: ['refs', key.type, key.namespace, key.name],
    queryFn: ({ signal }) => hub.get<Refs>(`${repositoryResource(key)}/refs`, { signal }),
  });
}

/** The commit that a revision names; a commit names itself. */
export function commitNamed(refs: Refs | undefined, revision: string): string | null {
  if (/^[0-9a-f]{40}$/.test(revision)) return revision;
  return [...(refs?.branches ?? []), ...(refs?.tags ?? [])].find(({ name }) => name === revision)?.commitOid ?? null;
}

/** By which rules a branch takes no commits of whoever asks: `main, release/*`; null when none is in the way. */
export function guardOf(refs: Refs | undefined, branch: string): string | null {
  const protection = refs?.branches.find(({ name }) => name === branch)?.protection ?? null;
  return protection === null || protection.mayPush || protection.patterns.length === 0 ? null : protection.patterns.join(', ');
}

export type RefChange =
  | { kind: 'new-branch'; name: string; from: string }
  | { kind: 'new-tag'; name: string; from: string; message: string }
  | { kind: 'delete-branch' | 'delete-tag' | 'default-branch'; name: string };

export function useChangeRefs(key: RepositoryKey) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: RefChange) => send(repositoryResource(key), change),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: refsQuery(key).queryKey });
      await client.invalidateQueries({ queryKey: repositoryQuery(key).queryKey });
    },
  });
}

function send(resource: string, change: RefChange): Promise<unknown> {
  const { kind, name } = change;
  if (kind === 'new-branch') return hub.post(`${resource}/branches`, { name, from: change.from });
  if (kind === 'new-tag') return hub.post(`${resource}/tags`, { name, revision: change.from, message: change.message });
  if (kind === 'default-branch') return hub.put(`${resource}/default-branch`, { name });
  return hub.delete(`${resource}/${kind === 'delete-branch' ? 'branches' : 'tags'}`, { name });
}
