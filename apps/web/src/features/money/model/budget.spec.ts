import { nextMonth, spentShare } from './budget';

describe('the budget of a month', () => {
  it('is used from nothing to all of it, and never more', () => {
    expect([spentShare('0', '1000'), spentShare('255', '1000'), spentShare('1000', '1000'), spentShare('0', '0')]).toEqual([
      0, 25, 100, 100,
    ]);
  });

  it('is renewed on the first of the next month, in UTC', () => {
    expect(nextMonth(new Date('2026-12-31T23:59:00Z')).toISOString()).toBe('2027-01-01T00:00:00.000Z');
  });
});
