import type { SessionUser } from '../lib/api-types';

/** Whose wallets somebody may pay from: their own, and those of the organizations that they are an admin of. */
export function payersOf({ name, organizations }: SessionUser): string[] {
  return [name, ...organizations.filter(({ role }) => role === 'admin').map((organization) => organization.name)];
}
