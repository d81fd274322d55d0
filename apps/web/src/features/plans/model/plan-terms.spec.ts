import { termLines } from './plan-terms';

describe('what a plan gives', () => {
  it('is said line by line, for each seat where seats are paid, and without what everybody has', () => {
    const terms = {
      privateStorageBytes: 1_000_000_000_000,
      concurrentJobs: 8,
      jobMinutesPerMonth: 5000,
      requestsFactor: 1,
      jobPriority: 1 as const,
    };
    expect(termLines({ terms, isPerSeat: true }, 'en')).toEqual([
      { id: 'plan.gives.storage.seat', values: { value: '1 TB' } },
      { id: 'plan.gives.jobs', values: { value: '8' } },
      { id: 'plan.gives.minutes.seat', values: { value: '5,000' } },
      { id: 'plan.gives.priority', values: {} },
    ]);
  });

  it('says what is without limit', () => {
    const terms = { privateStorageBytes: null, gatewayTokensPerMonth: null };
    expect(termLines({ terms, isPerSeat: false }, 'en').map(({ id }) => id)).toEqual(['plan.gives.storage.all', 'plan.gives.tokens.all']);
  });

  it('is nothing of its own for the plan that costs nothing', () => {
    expect(termLines({ terms: {}, isPerSeat: false }, 'en')).toEqual([]);
  });
});
