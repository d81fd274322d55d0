import { formatPoints, parsePercent } from './percent';

describe('a percentage', () => {
  it('is read as people write it', () => {
    expect(['20', '12.5', '0,01', ' 100 %', '0'].map(parsePercent)).toEqual([2000, 1250, 1, 10_000, 0]);
  });

  it.each(['', '-1', '100.01', '1.234', 'x', '1e2'])('is not “%s”', (text) => {
    expect(parsePercent(text)).toBeNull();
  });

  it('is written back', () => {
    expect(formatPoints(1250, 'en')).toBe('12.5%');
  });
});
