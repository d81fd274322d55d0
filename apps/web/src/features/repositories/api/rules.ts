import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { BranchRule } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { refsQuery } from './refs';

/** Rules that protect branches and tags, in the order in which they were made. */
export function rulesQuery(key: RepositoryKey) {
  return queryOptions({
    queryKey: ['branch-rules', key.type, key.namespace, key.name],
    queryFn: ({ signal }) => hub.get<BranchRule[]>(`${repositoryResource(key)}/branch-rules`, { signal }),
  });
}

export type RuleWish = Omit<BranchRule, 'id'>;
type RuleDeed = { kind: 'add'; rule: RuleWish } | { kind: 'change'; id: string; rule: RuleWish } | { kind: 'remove'; id: string };

/** What is protected is asked anew with the rules. */
export function useChangeRules(key: RepositoryKey) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (deed: RuleDeed) => send(`${repositoryResource(key)}/branch-rules`, deed),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: rulesQuery(key).queryKey });
      await client.invalidateQueries({ queryKey: refsQuery(key).queryKey });
    },
  });
}

function send(resource: string, deed: RuleDeed): Promise<unknown> {
  if (deed.kind === 'add') return hub.post(resource, deed.rule);
  if (deed.kind === 'remove') return hub.delete(`${resource}/${deed.id}`);
  const { pattern, directPush, approvals } = deed.rule;
  return hub.patch(`${resource}/${deed.id}`, { pattern, directPush, approvals });
}
