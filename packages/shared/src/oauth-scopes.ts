// What a program may ask a person for (names of scopes: contracts/huggingface-hub.md §3.2).

/** Every scope that programs may ask for. */
export const OAUTH_SCOPES = [
  'openid',
  'profile',
  'email',
  'read-repos',
  'gated-repos',
  'contribute-repos',
  'write-repos',
  'manage-repos',
  'write-discussions',
  'inference-api',
  'jobs',
] as const;

export type OauthScope = (typeof OAUTH_SCOPES)[number];

/** Those that say who somebody is, and let nothing be done. */
const IDENTITY: readonly string[] = ['openid', 'profile', 'email'];

/** True for a program that may know who somebody is, and do nothing else. */
export function isIdentityOnly(scopes: readonly string[]): boolean {
  return scopes.every((scope) => IDENTITY.includes(scope));
}
