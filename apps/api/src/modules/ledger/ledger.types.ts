import type { AccountKind, AccountRef } from './ledger.chart';

/** Positive: the holder of the account gains. */
export interface Line {
  account: AccountRef;
  amountMinor: bigint;
}

export interface Posting {
  /** Made from the fact of business, such as `sale:12:refund:1`: it is booked once. */
  key: string;
  kind: string;
  /** What it is about: `sale:12`. */
  reference: string;
  /** The moment that it belongs to. When it was written down is the database's to say. */
  effectiveAt: Date;
  /** They add up to nothing, for each currency, promotional credit apart from money. Lines of the same account are added up. */
  lines: readonly Line[];
  /** For statements: what a person wants to know of it. Never what sums are made of. */
  details?: object;
}

export interface Posted {
  id: bigint;
  /** It was booked before, with the same lines. */
  isReplay: boolean;
}

export interface NewHold {
  key: string;
  from: AccountRef;
  amountMinor: bigint;
  reference: string;
  /** From then on it may be given back by the clock. */
  expiresAt: Date;
  at: Date;
}

export type HoldOutcome = 'captured' | 'released' | 'expired';

export interface Hold {
  id: bigint;
  key: string;
  from: AccountRef;
  held: AccountRef;
  amountMinor: bigint;
  reference: string;
  expiresAt: Date;
  end: { outcome: HoldOutcome; capturedMinor: bigint } | null;
}

/** A line of an account's history, with what its transaction was. */
export interface HistoryLine {
  transactionId: bigint;
  key: string;
  kind: string;
  reference: string;
  effectiveAt: Date;
  postedAt: Date;
  account: AccountRef;
  amountMinor: bigint;
  details: Record<string, unknown>;
}

export interface AccountBalance {
  account: AccountRef;
  amountMinor: bigint;
}

/** Something that does not hold. */
export interface LedgerFinding {
  code: string;
  message: string;
}

/** A line as it is read in the book. */
export interface BookedLine {
  kind: AccountKind;
  holder: bigint | null;
  /** Of today; null: the hub itself, or somebody who is gone. */
  holderName: string | null;
  qualifier: string;
  currency: string;
  isPromo: boolean;
  amountMinor: bigint;
}

export interface BookedTransaction {
  id: bigint;
  key: string;
  kind: string;
  reference: string;
  effectiveAt: Date;
  postedAt: Date;
  details: Record<string, unknown>;
  lines: BookedLine[];
}

/** All entries of a currency, promotional credit apart. */
export interface LedgerSum {
  currency: string;
  isPromo: boolean;
  entries: bigint;
  gainedMinor: bigint;
  lostMinor: bigint;
  totalMinor: bigint;
}
