// What the form of a plan says, as the hub takes it. An empty field of what a plan gives says nothing: then it is what everybody has.
import { amountText, type Currency, parseAmount } from '@modelgrove/shared';
import type { KeptPlan } from '../../../lib/api-types';
import type { PlanWish } from '../api/admin-plans';

const GB = 1_000_000_000;

/** In the order of the form. `*` in a field of what may be without limit is without limit. */
export const LIMITED = ['privateStorageBytes', 'maxRepositories', 'jobMinutesPerMonth', 'gatewayTokensPerMonth'] as const;
export const PLAIN = ['concurrentJobs', 'requestsFactor'] as const;
export type TermField = (typeof LIMITED)[number] | (typeof PLAIN)[number];
export type PlanField = 'monthPrice' | 'yearPrice' | 'trialDays' | TermField;

export const UNLIMITED = '*';

type Terms = KeptPlan['terms'];

/** Bytes are written in GB, as everywhere on the pages. */
function scaleOf(field: TermField): number {
  return field === 'privateStorageBytes' ? GB : 1;
}

export function planTexts({ terms, monthMinor, yearMinor, trialDays, currency }: KeptPlan): Record<PlanField, string> {
  const write = (field: TermField): string => {
    const value = terms[field] as number | null | undefined;
    if (value === null) return UNLIMITED;
    return value === undefined ? '' : String(value / scaleOf(field));
  };
  return {
    monthPrice: amountText(BigInt(monthMinor), currency as Currency),
    yearPrice: amountText(BigInt(yearMinor), currency as Currency),
    trialDays: String(trialDays),
    ...(Object.fromEntries([...LIMITED, ...PLAIN].map((field) => [field, write(field)])) as Record<TermField, string>),
  };
}

type Read = { wish: Pick<PlanWish, 'monthPrice' | 'yearPrice' | 'trialDays' | 'terms'> } | { wrong: PlanField[] };

export function readPlan(text: (field: PlanField) => string, currency: string, isEarlier: boolean): Read {
  const said = (field: PlanField): string => text(field).trim();
  const wrong: PlanField[] = [];
  for (const field of ['monthPrice', 'yearPrice'] as const) if (parseAmount(said(field), currency as Currency) === null) wrong.push(field);
  if (!/^\d{1,3}$/.test(said('trialDays')) || Number(said('trialDays')) > 366) wrong.push('trialDays');
  const terms: Record<string, number | null> = isEarlier ? { jobPriority: 1 } : {};
  for (const field of [...LIMITED, ...PLAIN]) {
    const value = readTerm(field, said(field));
    if (value === 'wrong') wrong.push(field);
    else if (value !== 'nothing') terms[field] = value;
  }
  if (wrong.length > 0) return { wrong };
  const prices = { monthPrice: said('monthPrice'), yearPrice: said('yearPrice'), trialDays: Number(said('trialDays')) };
  return { wish: { ...prices, terms: terms as Terms } };
}

function readTerm(field: TermField, said: string): number | null | 'nothing' | 'wrong' {
  if (said === '') return 'nothing';
  const isLimited = (LIMITED as readonly string[]).includes(field);
  if (said === UNLIMITED) return isLimited ? null : 'wrong';
  if (!/^\d{1,15}(\.\d{1,9})?$/.test(said)) return 'wrong';
  const value = Number(said) * scaleOf(field);
  const whole = field === 'privateStorageBytes' ? Math.round(value) : value;
  if (field === 'requestsFactor') return whole >= 1 && whole <= 1000 ? whole : 'wrong';
  if (!Number.isSafeInteger(whole)) return 'wrong';
  return field === 'concurrentJobs' && (whole < 1 || whole > 10_000) ? 'wrong' : whole;
}
