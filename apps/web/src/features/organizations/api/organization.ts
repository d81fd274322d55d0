import { queryOptions } from '@tanstack/react-query';
import type { Organization } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { HubError } from '../../../lib/hub-error';

/** The organization of that name; null when there is none that the visitor may see (the name may then be a user's). */
export function organizationQuery(name: string) {
  return queryOptions({ queryKey: ['organization', name], queryFn: ({ signal }) => fetchOrganization(name, signal) });
}

async function fetchOrganization(name: string, signal: AbortSignal): Promise<Organization | null> {
  try {
    return await hub.get<Organization>(`/organizations/${encodeURIComponent(name)}`, { signal });
  } catch (error) {
    if (error instanceof HubError && error.status === 404) return null;
    throw error;
  }
}
