import type { RepoType } from '@modelgrove/shared';

/** What a repository costs. */
export interface Offer {
  id: bigint;
  repositoryId: bigint;
  priceMinor: bigint;
  currency: string;
  licenceName: string;
  licenceText: string;
  licenceSha256: Buffer;
  createdAt: Date;
}

export interface NewOffer {
  /** As people write it: `9.99`. */
  price: string;
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

export interface WholeSale extends Sale {
  lines: SaleLine[];
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
  requestKey: string;
}
