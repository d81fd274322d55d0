import { useMutation } from '@tanstack/react-query';
import type { OrganizationRole } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { organizationPath, useForgetBelongings } from './organization';

const memberPath = (organization: string, user: string) => `${organizationPath(organization)}/members/${encodeURIComponent(user)}`;

/** Adds a member or changes their role. */
export function useSetMember(organization: string) {
  const forget = useForgetBelongings();
  return useMutation({
    mutationFn: ({ user, role }: { user: string; role: OrganizationRole }) => hub.put<void>(memberPath(organization, user), { role }),
    onSettled: forget,
  });
}

/** Also how one leaves. */
export function useRemoveMember(organization: string) {
  const forget = useForgetBelongings();
  return useMutation({ mutationFn: (user: string) => hub.delete<void>(memberPath(organization, user)), onSuccess: forget });
}
