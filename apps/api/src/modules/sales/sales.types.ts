import type { RepoType } from '@modelgrove/shared';
import type { NewOfferDetails } from './usage/offer-details.policy';
import type { NewUseTerms } from './usage/usage.types';

/** once: bought; use: its terms are accepted, and each use is counted. */
export type OfferKind = 'once' | 'monthly' | 'use';
/** What those who have it may do: read its contents, or only use it on this hub. */
export type OfferScope = 'read' | 'use';

/** What a repository costs. */
export interface Offer {
  id: bigint;
  repositoryId: bigint;
  /** 0 of what is paid by use. */
  priceMinor: bigint;
  kind: OfferKind;
  scope: OfferScope;
  currency: string;
  licenceName: string;
  licenceText: string;
  licenceSha256: Buffer;
  createdAt: Date;
}

export interface NewOffer {
  kind?: Exclude<OfferKind, 'monthly'>;
  /** Of what is paid by use it is always 'use'. */
  scope?: OfferScope;
  /** As people write it: `9.99`. Of the kind `once`. */
  price?: string;
  /** Of the kind `use`. */
  use?: NewUseTerms;
  details?: NewOfferDetails;
  /** As cards call it, or a name of the author's own. */
  licenceName: string;
  /** What a buyer agrees to, word for word. */
  licenceText: string;
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
  kind: 'fee' | 'share';
  /** Null: the hub itself. */
  payeeId: bigint | null;
  /** Who that is today; null: the hub itself, or somebody who is gone. */
  payee: string | null;
  /** As it was called then. */
  repositoryName: string | null;
  amountMinor: bigint;
  reversedMinor: bigint;
  /** The exact share, as `numerator/denominator` of a minor unit. */
  exact: string;
  /** The cent that rounding gave. */
  remainderMinor: bigint;
}

export interface Sale {
  id: bigint;
  repositoryId: bigint | null;
  repositoryName: string;
  repositoryType: RepoType;
  sellerId: bigint;
  buyerId: bigint;
  /** By their names of today; null: they are gone. */
  seller: string | null;
  buyer: string | null;
  amountMinor: bigint;
  currency: string;
  refundedMinor: bigint;
  feeBasisPoints: number;
  licenceName: string;
  licenceSha256: Buffer;
  releaseAt: Date;
  releasedAt: Date | null;
  at: Date;
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
