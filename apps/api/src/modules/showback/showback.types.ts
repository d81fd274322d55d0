import type { Currency, RepoType } from '@modelgrove/shared';
import type { Spent } from '../ledger';

/** What is counted: bytes kept for a day, seconds of jobs, tokens. */
export const USE_KINDS = ['byte-days', 'job-seconds', 'trained-tokens', 'prompt-tokens', 'completion-tokens'] as const;
export type UseKind = (typeof USE_KINDS)[number];
export type NamespaceKind = 'user' | 'organization';

/** Millionths of the currency's unit: for a GiB kept a month, an hour of a job, a million tokens. */
export interface Rates {
  storageMicro: bigint;
  jobHourMicro: bigint;
  promptMicro: bigint;
  completionMicro: bigint;
  trainedMicro: bigint;
}

export interface RatesInForce extends Rates {
  /** Null: nobody has set any yet. */
  at: Date | null;
}

/** A month as it is asked for, in UTC. */
export interface Month {
  /** `2026-11` */
  name: string;
  fromAt: Date;
  untilAt: Date;
}

export interface MonthFacts extends Month {
  /** All of it that is over, and what is of today. */
  countedUntil: Date;
  /** Days that have begun: storage is the average over them. */
  daysCounted: number;
  /** The first and the last that can be asked for. */
  firstMonth: string;
  lastMonth: string;
  currency: Currency;
  rates: RatesInForce;
  /** Some of it costs something. */
  isPriced: boolean;
  isMoneyOn: boolean;
}

/** Exact sums. */
export interface Used {
  byteDays: bigint;
  jobSeconds: number;
  trainedTokens: number;
  promptTokens: number;
  completionTokens: number;
  /** By the internal rates: the sum of what its rows are rounded to. */
  costMinor: bigint;
}

export interface UsedByNamespace extends Used {
  id: bigint;
  /** Of today, or the last it had. */
  name: string;
  /** Null: it is gone, and nobody noted what it was. */
  kind: NamespaceKind | null;
  isGone: boolean;
}

export interface UsedOfRepository extends Used {
  namespaceId: bigint;
  /** 0: of no repository. */
  repositoryId: bigint;
  repository: { type: RepoType; name: string; isGone: boolean } | null;
  /** What it was bought for, without what was given back. */
  paidMinor: bigint;
}

export interface NamespaceLine extends UsedByNamespace {
  /** Null where nothing is paid on this hub. */
  spent: Spent | null;
}

export interface RepositoryLine extends Omit<UsedOfRepository, 'paidMinor'> {
  paidMinor: bigint | null;
}

export interface Report {
  facts: MonthFacts;
  totals: Used & { spent: Spent | null };
  namespaces: NamespaceLine[];
}

export interface NamespaceReport {
  facts: MonthFacts;
  namespace: NamespaceLine;
  repositories: RepositoryLine[];
  /** Where the next page begins. */
  next: Place | null;
}

/** Of a repository in the order of a report. */
export interface Place {
  name: string;
  id: bigint;
}

/** Of which namespaces. */
export interface Whose {
  ids: readonly bigint[] | null;
  kind: NamespaceKind | null;
}
