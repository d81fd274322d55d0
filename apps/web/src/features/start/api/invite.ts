import { useMutation } from '@tanstack/react-query';
import type { InvitationLink } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export function useInvite() {
  return useMutation({ mutationFn: () => hub.post<InvitationLink>('/invitations') });
}
