// Pure: months, and what a quantity of each kind weighs in money.
import { CURRENCIES, type Currency } from '@modelgrove/shared';
import { monthStart } from '../../common/month';
import type { Month, Rates, UseKind } from './showback.types';

const DAY_MS = 86_400_000;
const MONTH = /^(20\d\d)-(0[1-9]|1[0-2])$/;
const GIB = 2n ** 30n;

/** Null for what is no month. */
export function monthOf(text: string): Month | null {
  const [, year, number] = MONTH.exec(text) ?? [];
  return year === undefined ? null : monthAt(new Date(Date.UTC(Number(year), Number(number) - 1)));
}

export function monthAt(at: Date): Month {
  const fromAt = monthStart(at);
  return { name: fromAt.toISOString().slice(0, 7), fromAt, untilAt: monthStart(at, 1) };
}

export function daysIn({ fromAt, untilAt }: Pick<Month, 'fromAt' | 'untilAt'>): number {
  return Math.round((untilAt.getTime() - fromAt.getTime()) / DAY_MS);
}

/** Days of a month that have begun by then. */
export function daysBegun({ fromAt, untilAt }: Month, at: Date): number {
  const until = Math.min(untilAt.getTime(), at.getTime());
  return Math.max(0, Math.ceil((until - fromAt.getTime()) / DAY_MS));
}

/** A day as the database writes it. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

export interface Weights {
  /** For a thousandth of a quantity of each kind. */
  of: Readonly<Record<UseKind, bigint>>;
  /** So much of it is one minor unit. */
  minor: bigint;
}

/**
 * Whole numbers, so that a row is added up exactly and rounded once. All kinds are brought to one denominator: that of a month of its days times a GiB, of an hour
 * in thousandths of a second, and of a million tokens in thousandths.
 */
export function weightsOf(rates: Rates, month: Month, currency: Currency): Weights {
  const gibMonth = BigInt(daysIn(month)) * GIB;
  const tokens = (micro: bigint): bigint => micro * 9n * gibMonth;
  return {
    of: {
      'byte-days': rates.storageMicro * 9_000_000n,
      'job-seconds': rates.jobHourMicro * 2_500n * gibMonth,
      'trained-tokens': tokens(rates.trainedMicro),
      'prompt-tokens': tokens(rates.promptMicro),
      'completion-tokens': tokens(rates.completionMicro),
    },
    minor: gibMonth * 9_000_000_000n * 10n ** BigInt(6 - CURRENCIES[currency]),
  };
}

export function isPriced({ storageMicro, jobHourMicro, promptMicro, completionMicro, trainedMicro }: Rates): boolean {
  return storageMicro + jobHourMicro + promptMicro + completionMicro + trainedMicro > 0n;
}
