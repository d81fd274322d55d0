import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Organization, Profile } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export function organizationPath(name: string): string {
  return `/organizations/${encodeURIComponent(name)}`;
}

/** An organization with a page of its members. */
export function organizationQuery(name: string, cursor = '') {
  return queryOptions({
    queryKey: ['organization', name.toLowerCase(), cursor],
    queryFn: ({ signal }) => hub.get<Organization>(organizationPath(name), { query: { cursor }, signal }),
  });
}

/** Who belongs to what has changed: on the pages of people and organizations, and in the menu of the one who looks. */
export function useForgetBelongings(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    for (const key of ['organization', 'profile', 'session', 'namespaces', 'invitations'])
      await client.invalidateQueries({ queryKey: [key] });
  };
}

export function useCreateOrganization() {
  const forget = useForgetBelongings();
  return useMutation({
    mutationFn: (wish: { name: string; fullName?: string }) => hub.post<Organization>('/organizations', wish),
    onSuccess: forget,
  });
}

export function useRenameOrganization(name: string) {
  const forget = useForgetBelongings();
  return useMutation({
    mutationFn: (newName: string) => hub.patch<Profile>(organizationPath(name), { name: newName }),
    onSuccess: forget,
  });
}

export function useDeleteOrganization(name: string) {
  const client = useQueryClient();
  // What is gone is not asked for again: its page is still there at this moment.
  const onSuccess = async () => {
    for (const key of ['organization', 'profile', 'invitations']) client.removeQueries({ queryKey: [key] });
    for (const key of ['session', 'namespaces']) await client.invalidateQueries({ queryKey: [key] });
  };
  return useMutation({ mutationFn: () => hub.delete<void>(organizationPath(name)), onSuccess });
}
