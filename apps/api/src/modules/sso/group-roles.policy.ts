// From the groups of a provider to roles here (GROVE_OIDC_ROLES). Of several rules for one organization the strongest counts. Pure.
import type { GroupRule, OrganizationRole } from '../../platform/config';

export interface GroupGrants {
  /** By the name of the organization as the rules write it. */
  organizations: Map<string, OrganizationRole>;
  isAdministrator: boolean;
}

const STRENGTH: readonly OrganizationRole[] = ['read', 'contributor', 'write', 'admin'];

export function grantsOf(rules: readonly GroupRule[], groups: readonly string[]): GroupGrants {
  const held = new Set(groups);
  const grants: GroupGrants = { organizations: new Map(), isAdministrator: false };
  for (const rule of rules) {
    if (!held.has(rule.group)) continue;
    if (rule.organization === null) grants.isAdministrator = true;
    else grants.organizations.set(rule.organization, stronger(grants.organizations.get(rule.organization), rule.role));
  }
  return grants;
}

function stronger(known: OrganizationRole | undefined, other: OrganizationRole): OrganizationRole {
  return known !== undefined && STRENGTH.indexOf(known) >= STRENGTH.indexOf(other) ? known : other;
}
