import { daysBegun, monthAt, monthOf, weightsOf } from './showback.policy';

const FEBRUARY = monthOf('2027-02')!;
const NOTHING = { storageMicro: 0n, jobHourMicro: 0n, promptMicro: 0n, completionMicro: 0n, trainedMicro: 0n };
const GIB = 2n ** 30n;

describe('a month', () => {
  it('is a year and a number', () => {
    expect(['2027-02', '2027-2', '2027-13', '2027-00', '1999-01', '2027-02-01', ''].map((text) => monthOf(text)?.name)).toEqual([
      '2027-02',
      ...Array.from({ length: 6 }, () => undefined),
    ]);
    expect(monthAt(new Date('2027-12-31T23:59:59Z')).untilAt).toEqual(new Date('2028-01-01T00:00:00Z'));
  });

  it.each([
    ['2027-02-01T00:00:01Z', 1],
    ['2027-02-02T00:00:00Z', 1],
    ['2027-02-28T12:00:00Z', 28],
    ['2027-05-01T12:00:00Z', 28],
    ['2027-01-31T12:00:00Z', 0],
  ])('has at %s so many days that have begun: %i', (at, days) => {
    expect(daysBegun(FEBRUARY, new Date(at))).toBe(days);
  });
});

describe('a quantity', () => {
  it.each([
    ['byte-days', 28n * GIB, { storageMicro: 250_000n }, 25n],
    ['job-seconds', 3600n, { jobHourMicro: 1_500_000n }, 150n],
    ['trained-tokens', 1_000_000n, { trainedMicro: 70_000n }, 7n],
    ['prompt-tokens', 2_000_000n, { promptMicro: 5_000n }, 1n],
    ['completion-tokens', 500_000n, { completionMicro: 3_000_000n }, 150n],
  ] as const)('of %s weighs what its rate says', (kind, quantity, rates, minor) => {
    const { of, minor: one } = weightsOf({ ...NOTHING, ...rates }, FEBRUARY, 'USD');
    expect(quantity * 1000n * of[kind]).toBe(minor * one);
  });

  it('weighs as much in a currency without cents', () => {
    const { of, minor } = weightsOf({ ...NOTHING, jobHourMicro: 3_000_000n }, FEBRUARY, 'JPY');
    expect(3600n * 1000n * of['job-seconds']).toBe(3n * minor);
  });
});
