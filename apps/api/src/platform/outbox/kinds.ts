// Every kind of job there is. The worker refuses to start when one of them has no handler or two.

export const JOB_KINDS = [
  /** Refs moved: { repositoryId: string, refs: string[] } */
  'repository.changed',
  /** What is no longer needed is removed: {} */
  'housekeeping.sweep',
] as const;

export type JobKind = (typeof JOB_KINDS)[number];
