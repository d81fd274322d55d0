// GROVE_MODE: what kind of hub this is, as presets of single decisions. A variable of its own always wins over the preset, and the
// environment's mode over the one that was chosen in the set-up page (docs/decisions/0018).

export const HUB_MODES = ['personal', 'company', 'community'] as const;
export type HubMode = (typeof HUB_MODES)[number];
export type SignupPolicy = 'open' | 'invite' | 'closed';
export type RepositoryVisibility = 'public' | 'private';
export type OrganizationPolicy = 'everyone' | 'administrators';

/** What a mode decides. */
export interface HubRules {
  signup: SignupPolicy;
  /** Whether visitors who are not signed in see anything. */
  anonymousRead: boolean;
  /** Of a repository whose maker does not say. */
  defaultVisibility: RepositoryVisibility;
  /** Who may make organizations. */
  organizations: OrganizationPolicy;
}

const PRESETS: Record<HubMode, HubRules> = {
  personal: { signup: 'closed', anonymousRead: false, defaultVisibility: 'private', organizations: 'administrators' },
  company: { signup: 'invite', anonymousRead: false, defaultVisibility: 'public', organizations: 'administrators' },
  community: { signup: 'open', anonymousRead: true, defaultVisibility: 'public', organizations: 'everyone' },
};

/** The rules of a mode; of a hub for which none was ever chosen: open where only its own machine reaches it. */
export function presetOf(mode: HubMode | null, isLoopback: boolean): HubRules {
  if (mode !== null) return PRESETS[mode];
  return {
    signup: isLoopback ? 'open' : 'closed',
    anonymousRead: true,
    defaultVisibility: 'public',
    organizations: 'everyone',
  };
}

export function isHubMode(text: string): text is HubMode {
  return (HUB_MODES as readonly string[]).includes(text);
}
