import type { RepoType } from '@modelgrove/shared';
import type { NewSaleLine } from '../sales';

/** What somebody gave to whoever made something. */
export interface AuthorTip {
  id: bigint;
  payerId: bigint;
  payeeId: bigint;
  /** By their names of today; null: they are gone. */
  payer: string | null;
  payee: string | null;
  /** As it was called then; null: it is for the author. */
  repositoryName: string | null;
  repositoryType: RepoType | null;
  amountMinor: bigint;
  currency: string;
  feeBasisPoints: number;
  message: string;
  /** The author does not learn who gave it; administrators do. */
  isAnonymous: boolean;
  refundedMinor: bigint;
  releaseAt: Date;
  releasedAt: Date | null;
  at: Date;
}

/** A tip with what one namespace has of it. */
export interface ReceivedTip extends AuthorTip {
  ownMinor: bigint;
  ownReversedMinor: bigint;
}

export interface NewAuthorTip {
  /** As people write it: `5.00`. */
  amount: string;
  /** The name of a namespace whose wallet pays. */
  payer: string;
  message: string;
  isAnonymous: boolean;
  /** Made by the client once for each click. */
  requestKey: string;
}

export interface TipPreview {
  payee: string;
  amountMinor: bigint;
  currency: string;
  feeBasisPoints: number;
  holdBackDays: number;
  /** Who gets what of it. */
  lines: NewSaleLine[];
  /** What one may still give today. */
  leftTodayMinor: bigint;
  leastMinor: bigint;
}
