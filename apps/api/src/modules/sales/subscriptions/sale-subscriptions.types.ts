import type { RepoType } from '@modelgrove/shared';
import type { AgreedTerms, OfferKind } from '../sales.types';

/** `past_due`: the next period could not be paid, and days of grace run; `ending`: it does not go on after the period. */
export type SaleSubscriptionState = 'active' | 'past_due' | 'ending' | 'ended';
/** `withdrawn`: it is not sold by the month any more. */
export type SaleSubscriptionEnd = 'cancelled' | 'unpaid' | 'refunded' | 'withdrawn';

export interface SaleSubscription extends AgreedTerms {
  id: bigint;
  key: string;
  /** `creator`: all that the seller marks for subscribers. */
  subject: 'repository' | 'creator';
  /** Null: of a creator, or gone. */
  repositoryId: bigint | null;
  repositoryType: RepoType | null;
  /** `namespace/name`, or the author's name: of today, or the last one that was known. */
  subjectName: string;
  sellerId: bigint;
  seller: string;
  holderId: bigint;
  holder: string;
  begunById: bigint | null;
  /** Agreed to for the next period. */
  nextOfferId: bigint | null;
  anchorAt: Date;
  timeZone: string;
  periodIndex: number;
  periodNumber: number;
  periodStart: Date;
  periodEnd: Date;
  state: SaleSubscriptionState;
  dueAt: Date | null;
  lastSaleId: bigint | null;
  startedAt: Date;
  endedAt: Date | null;
  endReason: SaleSubscriptionEnd | null;
}

/** What is sold today where a subscription is of. */
export interface CurrentTerms extends AgreedTerms {
  kind: OfferKind;
}

export interface SaleSubscriptionView {
  subscription: SaleSubscription;
  /** What it costs those who subscribe today; null: it is not sold by the month. */
  current: CurrentTerms | null;
  /** The next period as it would be charged. Null: there is none. */
  upcoming: { fromAt: Date; untilAt: Date; priceMinor: bigint } | null;
  /** Until then it is read, whatever happens. */
  readableUntil: Date | null;
}

/** What an author's subscribers are and bring. */
export interface SubscriberFigures {
  currency: string;
  subscribers: number;
  ending: number;
  pastDue: number;
  /** What all of them pay for a month, on the terms that each agreed to. */
  monthMinor: bigint;
}
