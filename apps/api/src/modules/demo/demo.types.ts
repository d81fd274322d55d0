import type { RepoType } from '@modelgrove/shared';

export interface DemoRepository {
  type: RepoType;
  namespace: string;
  name: string;
}

export interface DemoState {
  /** `partial`: some examples are missing, or a load was cut off; loading again completes it. */
  state: 'absent' | 'partial' | 'loaded';
  organization: string | null;
  repositories: DemoRepository[];
}

/** Why something of the examples stays: pushed to, renamed or moved, or an organization with members or repositories of people. */
export type KeptReason = 'changed' | 'moved' | 'members' | 'repositories';

export interface DemoRemoval {
  removed: string[];
  kept: { id: string; reason: KeptReason }[];
}
