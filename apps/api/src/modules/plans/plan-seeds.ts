// What a hub begins with once money is switched on: an administrator changes it before anybody pays.
import { CURRENCIES, type Currency } from '@modelgrove/shared';
import type { Audience, PlanTerms, PlanTexts } from './plans.types';

interface Seed {
  code: string;
  audience: Audience;
  isPerSeat: boolean;
  /** For a month, in whole dollars; ten times that for a year. */
  dollars: number;
  trialDays: number;
  texts: PlanTexts;
  terms: PlanTerms;
}

const GB = 1_000_000_000;
/** Round prices, not exchange rates. */
const FOR_A_DOLLAR: Partial<Record<Currency, number>> = { CNY: 6, JPY: 150, KRW: 1300, HKD: 8, TWD: 30, INR: 80, BRL: 5 };

const words = (en: string, zh: string): { en: string; 'zh-CN': string } => ({ en, 'zh-CN': zh });

export const SEEDS: readonly Seed[] = [
  {
    code: 'free',
    audience: 'everybody',
    isPerSeat: false,
    dollars: 0,
    trialDays: 0,
    texts: { name: words('Free', '免费版'), summary: words('What everybody has here.', '本站每位用户都拥有的能力。') },
    terms: {},
  },
  {
    code: 'pro',
    audience: 'users',
    isPerSeat: false,
    dollars: 9,
    trialDays: 14,
    texts: { name: words('Pro', '专业版'), summary: words('More of everything, for one person.', '面向个人，各项额度全面提升。') },
    terms: {
      privateStorageBytes: 1000 * GB,
      maxRepositories: null,
      concurrentJobs: 4,
      jobMinutesPerMonth: 3000,
      gatewayTokensPerMonth: 20_000_000,
      requestsFactor: 2,
      jobPriority: 1,
    },
  },
  {
    code: 'team',
    audience: 'organizations',
    isPerSeat: true,
    dollars: 20,
    trialDays: 14,
    texts: { name: words('Team', '团队版'), summary: words('For organizations that work together.', '面向协作的组织，按席位计费。') },
    terms: {
      privateStorageBytes: 1000 * GB,
      maxRepositories: null,
      concurrentJobs: 8,
      jobMinutesPerMonth: 5000,
      gatewayTokensPerMonth: 30_000_000,
      requestsFactor: 4,
      jobPriority: 1,
    },
  },
  {
    code: 'enterprise',
    audience: 'organizations',
    isPerSeat: true,
    dollars: 50,
    trialDays: 0,
    texts: {
      name: words('Enterprise', '企业版'),
      summary: words('For organizations that depend on it.', '面向以此为核心生产力的组织，按席位计费。'),
    },
    terms: {
      privateStorageBytes: null,
      maxRepositories: null,
      concurrentJobs: 32,
      jobMinutesPerMonth: null,
      gatewayTokensPerMonth: null,
      requestsFactor: 10,
      jobPriority: 1,
    },
  },
];

export function seedPrice(dollars: number, currency: Currency): bigint {
  return BigInt(dollars * (FOR_A_DOLLAR[currency] ?? 1)) * 10n ** BigInt(CURRENCIES[currency]);
}
