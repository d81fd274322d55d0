import type { Currency } from '@modelgrove/shared';
import type { Line } from '../ledger';

/** What is counted together: for whom, and of which thing. */
export interface MeterName {
  namespaceId: bigint;
  /** Whose affair it is: see ChargePurpose. */
  purpose: string;
  /** Which of its things, such as an offer; '' where there is only one. */
  subject: string;
}

/** Atoms are millionths of the currency's unit for a million of what is used (packages/money). */
export interface Meter extends MeterName {
  id: bigint;
  /** The first moment of its month. */
  periodAt: Date;
  currency: Currency;
  usedAtoms: bigint;
  /** By what is in use now, at the most. */
  reservedAtoms: bigint;
  /** Set aside for it: of money, and of promotional credit. */
  heldMinor: bigint;
  promoHeldMinor: bigint;
  /** Taken already. */
  settledMinor: bigint;
  /** Used beyond what could be set aside: nobody pays it. */
  waivedMinor: bigint;
  /** Movements of money so far. */
  moves: number;
  closedAt: Date | null;
}

/** The right to use something up to a price, as long as it is used. Null where nothing is paid. */
export interface Reservation {
  id: bigint;
}

export interface ChargePurpose {
  name: string;
  /** Whether promotional credit pays it: what the hub itself sells. */
  takesPromo: boolean;
  /** So long after its end a month is still counted in: what happened in it may be told late. Absent: not at all. */
  lateMs?: number;
  /** Where money that was used goes: lines that add up to the amount. Inside the transaction that takes it; `at` is the moment that it belongs to. */
  earned(meter: Meter, amountMinor: bigint, at: Date): Promise<Line[]>;
}

/** What somebody used in a month, as they see it. */
export interface Use {
  meter: Meter;
  /** What it comes to so far, as it will be taken. */
  amountMinor: bigint;
}

export interface SpendCap {
  capMinor: bigint;
  currency: string;
  changedAt: Date;
}
