// What a provider says of a person, from whatever it sends. Pure.

export interface ProviderIdentity {
  issuer: string;
  subject: string;
  email: string | null;
  isEmailVerified: boolean;
  fullName: string;
  preferredName: string | null;
  /** Null: the provider did not say; then nothing is given or taken. */
  groups: string[] | null;
}

const MAX_TEXT = 254;
const MAX_GROUPS = 5_000;

export function identityFrom(claims: Record<string, unknown>, groupsClaim: string): ProviderIdentity {
  const email = text(claims.email);
  return {
    issuer: String(claims.iss),
    subject: String(claims.sub),
    email: email !== null && /^[^\s@]+@[^\s@]+$/.test(email) ? email : null,
    // Some providers write it as text.
    isEmailVerified: claims.email_verified === true || claims.email_verified === 'true',
    fullName: text(claims.name)?.slice(0, 120) ?? '',
    preferredName: text(claims.preferred_username) ?? text(claims.nickname),
    groups: groupsFrom(claims, groupsClaim),
  };
}

/** A list, or one name. Absent means none, for so many providers write "none" like that; too many to be sent (`_claim_names`) means unknown. */
function groupsFrom(claims: Record<string, unknown>, claim: string): string[] | null {
  const value = claims[claim] ?? nested(claims, claim);
  if (value === undefined || value === null) return isElsewhere(claims, claim) ? null : [];
  const list = Array.isArray(value) ? value : [value];
  return list.filter((item): item is string => typeof item === 'string').slice(0, MAX_GROUPS);
}

/** `realm_access.roles`: some providers put lists into objects. */
function nested(claims: Record<string, unknown>, path: string): unknown {
  let value: unknown = claims;
  for (const part of path.split('.'))
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined;
  return value;
}

function isElsewhere(claims: Record<string, unknown>, claim: string): boolean {
  const names = claims._claim_names;
  return typeof names === 'object' && names !== null && claim in names;
}

function text(value: unknown): string | null {
  const trimmed = typeof value === 'string' ? value.trim() : '';
  return trimmed !== '' && trimmed.length <= MAX_TEXT ? trimmed : null;
}
