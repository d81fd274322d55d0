import type { BillingInterval } from '@modelgrove/money';
import type { TextIn } from '../invoices';

export type Audience = 'everybody' | 'users' | 'organizations';

/** What a plan gives. Null: without limit; absent: what the hub gives everybody. */
export interface PlanTerms {
  /** Everything that is stored, as the quota counts it; for each seat. */
  privateStorageBytes?: number | null;
  maxRepositories?: number | null;
  concurrentJobs?: number;
  /** In a calendar month in UTC, for each seat. */
  jobMinutesPerMonth?: number | null;
  /** In a calendar month in UTC, for each seat. */
  gatewayTokensPerMonth?: number | null;
  /** Times as many requests as everybody may make. */
  requestsFactor?: number;
  /** Added to what a job asks for. */
  jobPriority?: 0 | 1;
}

export type Entitlements = Required<PlanTerms>;

export interface PlanTexts {
  name: TextIn;
  summary: TextIn;
}

export interface PlanVersion {
  id: bigint;
  version: number;
  code: string;
  audience: Audience;
  isPerSeat: boolean;
  isVisible: boolean;
  position: number;
  currency: string;
  monthMinor: bigint;
  yearMinor: bigint;
  trialDays: number;
  texts: PlanTexts;
  terms: PlanTerms;
}

/** Those who have a version, and keep it when the plan is changed. */
export interface PlanSubscribers {
  version: number;
  count: number;
}

export interface KeptPlan extends PlanVersion {
  subscribers: PlanSubscribers[];
}

export interface PlanChangeForm {
  isVisible: boolean;
  /** As people write them. */
  monthPrice: string;
  yearPrice: string;
  trialDays: number;
  texts: PlanTexts;
  terms: PlanTerms;
}

export type SubscriptionState = 'trialing' | 'active' | 'past_due' | 'unpaid' | 'ended';

export interface Subscription {
  id: bigint;
  namespaceId: bigint;
  namespace: string;
  kind: 'user' | 'organization';
  versionId: bigint;
  /** The code of its plan, and which version of it. */
  plan: string;
  planVersion: number;
  interval: BillingInterval;
  seats: number;
  state: SubscriptionState;
  isGift: boolean;
  anchorAt: Date;
  timeZone: string;
  periodIndex: number;
  periodNumber: number;
  periodStart: Date;
  periodEnd: Date;
  changedAt: Date;
  changes: number;
  trialEnd: Date | null;
  cancelsAtEnd: boolean;
  nextVersionId: bigint | null;
  nextInterval: BillingInterval | null;
  nextSeats: number | null;
  dueAt: Date | null;
  attempts: number;
  startedAt: Date;
  endedAt: Date | null;
}

/** What somebody wants. */
export interface Wish {
  plan: string;
  interval: BillingInterval;
  seats: number;
  withTrial: boolean;
  /** The terms of today, where the subscription has older ones of the same plan. */
  isNewTerms: boolean;
}
