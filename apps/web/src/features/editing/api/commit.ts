import { useMutation, useQueryClient } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { Committed } from '../../../lib/api-types';
import { commitBody, type CommitChange, type CommitHead } from '../../../lib/commit-lines';
import { hub } from '../../../lib/hub-client';

interface Wish {
  head: CommitHead;
  changes: readonly CommitChange[];
}

/** One commit to a branch; what is known of the repository is asked anew afterwards. */
export function useCommit(key: RepositoryKey, revision: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ head, changes }: Wish) =>
      hub.send<Committed>(`${repositoryResource(key)}/commits`, await commitBody(head, changes), {
        query: { revision, isProposed: head.isProposed ? 'true' : undefined },
      }),
    onSuccess: async () => {
      client.removeQueries({
        predicate: ({ queryKey }) => queryKey[0] !== 'repository' && queryKey[2] === key.namespace && queryKey[3] === key.name,
      });
      await client.invalidateQueries({ queryKey: ['repository', key.type, key.namespace, key.name] });
    },
  });
}
