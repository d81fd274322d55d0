import type { KeptPlan } from '../../../lib/api-types';
import { planTexts, readPlan } from './plan-form';

const plan = {
  currency: 'USD',
  monthMinor: '900',
  yearMinor: '9000',
  trialDays: 14,
  terms: { privateStorageBytes: 931_322_574_615, jobMinutesPerMonth: null, concurrentJobs: 4, requestsFactor: 1.5, jobPriority: 1 },
} as unknown as KeptPlan;

const read = (change: Record<string, string> = {}) => {
  const texts: Record<string, string> = { ...planTexts(plan), ...change };
  return readPlan((field) => texts[field] ?? '', 'USD', true);
};

test('a plan that is written into the form and read again is the same', () => {
  expect(planTexts(plan)).toMatchObject({
    privateStorageBytes: '931.322574615',
    jobMinutesPerMonth: '*',
    maxRepositories: '',
    monthPrice: '9.00',
  });
  expect(read()).toEqual({ wish: { monthPrice: '9.00', yearPrice: '90.00', trialDays: 14, terms: plan.terms } });
});

test.each([
  ['monthPrice', '9.001'],
  ['yearPrice', ''],
  ['trialDays', '367'],
  ['privateStorageBytes', '-1'],
  ['jobMinutesPerMonth', '1.5'],
  ['gatewayTokensPerMonth', '9007199254740992'],
  ['concurrentJobs', '*'],
  ['concurrentJobs', '0'],
  ['requestsFactor', '0.5'],
])('%s cannot be "%s"', (field, text) => {
  expect(read({ [field]: text })).toEqual({ wrong: [field] });
});
