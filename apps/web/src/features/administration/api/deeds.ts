import type { AdminRepository, MadeInvitation, MadeLink, OrganizationRole } from '../../../lib/api-types';
import { repositoryResource } from '../../../lib/addresses';
import { hub } from '../../../lib/hub-client';

const userPath = (name: string) => `/admin/users/${encodeURIComponent(name)}`;

export const changeUser = ({ name, ...change }: { name: string; isAdmin?: boolean; disabled?: boolean }) =>
  hub.patch<void>(userPath(name), change);
export const deleteUser = (name: string) => hub.delete<void>(userPath(name));
export const makeResetLink = (name: string) => hub.post<MadeLink>(`${userPath(name)}/reset-link`);
export interface HubInvitation {
  organization?: string;
  role?: OrganizationRole;
  /** Where the link is mailed to, in this language, where the hub sends mail. */
  email?: string;
  locale?: string;
}

export const inviteToHub = (wish: HubInvitation) => hub.post<MadeInvitation>('/invitations', wish);

export const deleteOrganization = (name: string) => hub.delete<void>(`/organizations/${encodeURIComponent(name)}`);

type Place = Pick<AdminRepository, 'type' | 'namespace' | 'name'>;
const disabledPath = (place: Place) => `/admin${repositoryResource(place)}/disabled`;

export const disableRepository = ({ place, reason }: { place: Place; reason: string }) => hub.put<void>(disabledPath(place), { reason });
export const enableRepository = (place: Place) => hub.delete<void>(disabledPath(place));
export const deleteRepository = (place: Place) => hub.delete<void>(repositoryResource(place));

export const retryJob = (id: string) => hub.post<void>(`/admin/jobs/${encodeURIComponent(id)}/retry`);
