import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { AddressedInvitation, Invitation, MadeInvitation, OrganizationRole } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { organizationPath, useForgetBelongings } from './organization';

export function invitationsQuery(organization: string) {
  return queryOptions({
    queryKey: ['invitations', organization.toLowerCase()],
    queryFn: ({ signal }) => hub.get<Invitation[]>(`${organizationPath(organization)}/invitations`, { signal }),
  });
}

/** With an address the link is mailed, in the language of whoever invites. */
export interface Guest {
  role: OrganizationRole;
  email?: string;
  locale?: string;
}

export function useInvite(organization: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (guest: Guest) => hub.post<MadeInvitation>(`${organizationPath(organization)}/invitations`, guest),
    onSuccess: () => client.invalidateQueries(invitationsQuery(organization)),
  });
}

export function useWithdrawInvitation(organization: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => hub.delete<void>(`${organizationPath(organization)}/invitations/${encodeURIComponent(id)}`),
    onSettled: () => client.invalidateQueries(invitationsQuery(organization)),
  });
}

/** One that was mailed to an address of who asks. */
export function addressedQuery(id: string) {
  return queryOptions({
    queryKey: ['invitations', 'addressed', id],
    queryFn: ({ signal }) => hub.get<AddressedInvitation>(`/invitations/${encodeURIComponent(id)}`, { signal }),
    retry: false,
  });
}

export function useAnswerInvitation(id: string) {
  const forget = useForgetBelongings();
  return useMutation({
    mutationFn: (answer: 'accept' | 'decline') =>
      hub.post<{ organization: string } | undefined>(`/invitations/${encodeURIComponent(id)}/${answer}`),
    onSuccess: forget,
  });
}

/** By somebody who is signed in: uses the link up. */
export function useAcceptInvitation() {
  const forget = useForgetBelongings();
  return useMutation({
    mutationFn: (secret: string) => hub.post<{ organization: string }>('/invitations/accept', { secret }),
    onSuccess: forget,
  });
}
