/** Why somebody is told, in the order of the pages. */
export const REASONS = [
  'mention',
  'participating',
  'owner',
  'watching',
  'access',
  'admitted',
  'organization',
  'invitation',
  'job',
  'follower',
  'moderation',
  'sale',
  'tip',
  'payout',
] as const;
