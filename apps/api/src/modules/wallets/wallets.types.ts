import type { Currency } from '@modelgrove/shared';

export interface MoneyFacts {
  isOn: boolean;
  currency: Currency;
  /** How people pay, in the order in which it is offered. */
  providers: readonly string[];
  /** Nobody really pays. */
  isTest: boolean;
  /** What is paid in at once. */
  leastTopUpMinor: bigint;
  mostTopUpMinor: bigint;
}

export interface Wallet {
  currency: Currency;
  /** To be spent. */
  availableMinor: bigint;
  /** Set aside for what is running. */
  heldMinor: bigint;
  /** Given by the hub, for what the hub itself sells. */
  promoMinor: bigint;
  /** Earned: held back, to be paid out, on its way, and owed. */
  earnings: { pendingMinor: bigint; availableMinor: bigint; inPayoutMinor: bigint; debtMinor: bigint };
}

/** What administrators decided. Terms in force are copied into each sale: a change is for later ones. */
export interface MoneyRules {
  /** The hub's part of a sale, in hundredths of a percent. */
  saleFeeBasisPoints: number;
  /** How long earnings wait before they can be paid out. */
  holdBackDays: number;
  payoutMinimumMinor: bigint;
  /** The hub's part of a tip, in hundredths of a percent. */
  tipFeeBasisPoints: number;
  tipHoldBackDays: number;
  /** What one may give in a day: nobody moves much money through tips. */
  tipDailyMostMinor: bigint;
}
