/** Why somebody is told of something that was said, the weightiest first. */
export const TALK_REASONS = ['mention', 'participating', 'owner', 'watching'] as const;

/** Why somebody is told of anything, in the order of the pages. */
export const NOTIFICATION_REASONS = [
  ...TALK_REASONS,
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
