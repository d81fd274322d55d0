/** Why somebody is told, in the order of the pages. */
export const REASONS = ['mention', 'participating', 'owner', 'watching', 'access', 'organization', 'job', 'follower'] as const;
