// Roles from the weakest to the strongest.
import type { MemberRole } from './organizations.store';

export const MEMBER_ROLES: readonly MemberRole[] = ['read', 'contributor', 'write', 'admin'];

export function isMemberRole(text: string): text is MemberRole {
  return (MEMBER_ROLES as readonly string[]).includes(text);
}

export function strongerRole(one: MemberRole, other: MemberRole): MemberRole {
  return MEMBER_ROLES.indexOf(one) >= MEMBER_ROLES.indexOf(other) ? one : other;
}
