import type { RepoType } from '@modelgrove/shared';

/** How an author says what use costs. */
export interface NewUseTerms {
  /** tokens, calls, jobs, or as the author of an app calls it. */
  unit: string;
  /** For `per` units, as people write it, with six decimal places at most: `0.002`. */
  price: string;
  per: UnitsPerPrice;
  /** In each month, for each who accepts. */
  freeUnits: string;
}

export type UnitsPerPrice = 1 | 1000 | 1_000_000;

export interface UseTerms {
  offerId: bigint;
  unit: string;
  /** Millionths of the currency's unit for a million units (packages/money). */
  priceMicro: bigint;
  perUnits: bigint;
  freeUnits: bigint;
}

export type UseSource = 'call' | 'job' | 'app';
export type UseState = 'counted' | 'objected' | 'kept' | 'reversed';

/** Something that was used, by one fact of it. */
export interface NewUse {
  repositoryId: bigint;
  source: UseSource;
  /** Of a repository an event has one name. */
  key: string;
  units: bigint;
  at: Date;
  /** For who pays: what it was. */
  note: string;
}

export interface UseEvent extends NewUse {
  id: bigint;
  offerId: bigint;
  holderId: bigint;
  holder: string | null;
  repository: { type: RepoType; name: string } | null;
  unit: string;
  toldAt: Date;
  state: UseState;
  objection: string | null;
  answer: string | null;
  decidedAt: Date | null;
}

/** What somebody used of an offer in one month. */
export interface UseTally {
  offerId: bigint;
  holderId: bigint;
  holder: string | null;
  repository: { type: RepoType; name: string };
  periodAt: Date;
  units: bigint;
  atoms: bigint;
  currency: string;
  terms: UseTerms;
  /** Once it was taken. */
  saleId: bigint | null;
}

export const MONTH_LATE_MS = 3 * 86_400_000;
