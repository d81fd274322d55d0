import type { SessionUser } from '../lib/api-types';

/** Whose collections somebody may make: their own first. */
export function collectionOwners({ name, organizations }: SessionUser): string[] {
  return [name, ...organizations.filter(({ role }) => role === 'write' || role === 'admin').map((organization) => organization.name)];
}
