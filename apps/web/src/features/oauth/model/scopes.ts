// The scopes of programs, as people choose them. What each allows is decided by the hub; here is only which need an organization to be opened.

export const SCOPES = [
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

const IDENTITY: readonly string[] = ['openid', 'profile', 'email'];

/** Whether anything may be done at all: only then organizations matter. */
export function mayAct(scopes: readonly string[]): boolean {
  return scopes.some((scope) => !IDENTITY.includes(scope));
}

/** A line each, as they are typed. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
