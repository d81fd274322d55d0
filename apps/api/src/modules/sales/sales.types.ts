import type { RepoType } from '@modelgrove/shared';
import type { NewOfferDetails } from './usage/offer-details.policy';
import type { NewUseTerms } from './usage/usage.types';

/** What those who have it may do: read its contents, or only use it on this hub. */
export type OfferScope = 'read' | 'use';

/** `once`: for ever; `monthly`: as long as it is paid; `use`: its terms are accepted, and each use is counted. */
export const OFFER_KINDS = ['once', 'monthly', 'use'] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];

/** What stands in lists. */
export type Price = Pick<Offer, 'priceMinor' | 'currency' | 'kind'>;

/** What a repository costs, or all that an author marks for subscribers. */
export interface Offer {
  id: bigint;
  /** Null: of an author. */
  repositoryId: bigint | null;
  namespaceId: bigint | null;
  /** What subscribers of an author are given, in their words. */
  description: string;
  /** 0 of what is paid by use. */
  priceMinor: bigint;
  kind: OfferKind;
  scope: OfferScope;
  currency: string;
  /** Of what is bought once: for so many months new versions come with it, 0: none; null: all there will be. */
  updatesMonths: number | null;
  licenceName: string;
  licenceText: string;
  licenceSha256: Buffer;
  createdAt: Date;
}

export interface NewOffer {
  kind: OfferKind;
  /** Of what is paid by use it is always 'use'. */
  scope?: OfferScope;
  /** As people write it: `9.99`. Of all that is not paid by use. */
  price?: string;
  /** Of what is bought once; absent: null, which is all versions there will be. */
  updatesMonths?: number | null;
  /** Of the kind `use`. */
  use?: NewUseTerms;
  details?: NewOfferDetails;
  /** As cards call it, or a name of the author's own. */
  licenceName: string;
  /** What a buyer agrees to, word for word. */
  licenceText: string;
}

/** By the month, always. */
export interface NewCreatorOffer extends Pick<NewOffer, 'licenceName' | 'licenceText'> {
  price: string;
  description: string;
}

export type ShareState = 'proposed' | 'accepted' | 'declined';

/** What a repository gives of its income to one that it is built on. */
export interface RevenueShare {
  id: bigint;
  /** Who gives. */
  repository: { id: bigint; type: RepoType; namespaceId: bigint; name: string };
  /** What it is built on. */
  source: { id: bigint; type: RepoType; namespaceId: bigint; name: string };
  basisPoints: number;
  state: ShareState;
  proposedAt: Date;
  decidedAt: Date | null;
}

export interface SaleLine {
  id: bigint;
  /** tax: what the price contains of it, which the hub owes; compute: what the hub's own runners earn. */
  kind: 'tax' | 'fee' | 'share' | 'compute';
  /** Null: the hub itself. */
  payeeId: bigint | null;
  /** Who that is today; null: the hub itself, or somebody who is gone. */
  payee: string | null;
  /** As it was called then; of computing the runner. */
  repositoryName: string | null;
  amountMinor: bigint;
  reversedMinor: bigint;
  /** The exact share, as `numerator/denominator` of a minor unit. */
  exact: string;
  /** The cent that rounding gave. */
  remainderMinor: bigint;
}

/** What is sold: the right to read a repository, or all that an author marks for subscribers, or a runner's time for a job. */
export type SaleKind = 'repository' | 'creator' | 'compute';

export interface Sale {
  id: bigint;
  kind: SaleKind;
  repositoryId: bigint | null;
  /** As it was called then; of a subscription to an author their name, of computing the runner. */
  repositoryName: string;
  /** Only of a repository. */
  repositoryType: RepoType | null;
  /** Only of computing. */
  jobKey: string | null;
  /** Null: the hub itself. */
  sellerId: bigint | null;
  buyerId: bigint;
  /** By their names of today; null: they are gone. */
  seller: string | null;
  buyer: string | null;
  amountMinor: bigint;
  currency: string;
  refundedMinor: bigint;
  feeBasisPoints: number;
  /** What the price contained. */
  taxBasisPoints: number;
  taxMinor: bigint;
  /** Null of computing, as is its hash. */
  licenceName: string | null;
  licenceSha256: Buffer | null;
  /** Which period of which subscription it pays. */
  subscriptionId: bigint | null;
  fromAt: Date | null;
  untilAt: Date | null;
  /** What was bought holds its versions up to then; null: all, or it opens none. */
  versionsUntil: Date | null;
  releaseAt: Date;
  releasedAt: Date | null;
  at: Date;
}

/** What somebody agreed to, as it was then. */
export interface AgreedTerms {
  offerId: bigint | null;
  priceMinor: bigint;
  currency: string;
  licenceName: string;
  licenceSha256: Buffer;
}

/** What is sold: a repository, or (without id and type) what an author gives to subscribers. */
export interface SaleSubject {
  id: bigint | null;
  type: RepoType | null;
  /** `namespace/name`, or the author's name. */
  name: string;
  sellerId: bigint;
}

export interface SaleRefund {
  amountMinor: bigint;
  reason: string;
  at: Date;
}

export interface WholeSale extends Sale {
  lines: SaleLine[];
  /** The earliest first. */
  refunds: SaleRefund[];
}

/** A sale with what one namespace has of it. */
export interface EarnedSale extends Sale {
  ownMinor: bigint;
  ownReversedMinor: bigint;
}

/** What somebody may see and do of a sale. */
export interface SaleRole {
  /** As whom they may give back; null: not at all. */
  refundBy: 'seller' | 'administrator' | null;
  /** Who only has a share does not learn who bought. */
  seesBuyer: boolean;
  /** Of the side that bought it, or an administrator. */
  isBuyer: boolean;
}

export interface Purchase {
  /** The name of a namespace: whose wallet pays, and who may read then. */
  buyer: string;
  /** The offer that the buyer saw: another one by now is refused. */
  offerId: bigint;
  /** Made by the client once for each click. */
  requestKey: string;
}

export interface Refund {
  /** Null: all that is left. */
  amountMinor: bigint | null;
  reason: string;
  /** From administrators of the hub, who give back what is not theirs: the amount once more. */
  confirmedAmount: string | null;
  requestKey: string;
}
