import type { RunnerRecord } from '../jobs';

/** What administrators decided. */
export interface ComputeRules {
  /** The hub's part of what others' runners earn, in hundredths of a percent: for jobs that end from then on. */
  feeBasisPoints: number;
  /** Runners may take jobs of others than their owners. */
  mayOpen: boolean;
}

export const SHARING_NAMES = ['none', 'public', 'any'] as const;
export type SharingName = (typeof SHARING_NAMES)[number];

/** What whoever starts a job agrees to, in their words. */
export interface ComputeWish {
  /** Of an hour, as people write it. */
  maxPrice: string;
  /** Absent: what its limit of time comes to at that price. */
  mostCost?: string;
  runners: SharingName;
}

/** As people write it. */
export interface NewRateCard {
  cpuHour: string;
  gpuHour: string;
  isOpen: boolean;
}

/** What is set aside for a job, and what it came to. */
export interface JobCostRow {
  jobId: bigint;
  jobKey: string;
  payerId: bigint;
  currency: string;
  heldMinor: bigint;
  /** Null until it has ended. */
  takenMinor: bigint | null;
  at: Date;
  endedAt: Date | null;
}

/** A runner that could take a job up. */
export interface ComputeOffer {
  runner: RunnerRecord;
  /** Of an hour of the job. */
  hourMicro: bigint;
  isOwn: boolean;
  /** It was heard of lately, and takes jobs. */
  isThere: boolean;
}
