import { clickedRange, formatLineRange, parseLineRange } from './line-range';

describe('lines in an address', () => {
  it.each([
    ['#L10', { from: 10, to: 10 }],
    ['#L10-L20', { from: 10, to: 20 }],
    ['#L20-L10', { from: 10, to: 20 }],
    ['#L0', null],
    ['#top', null],
    ['', null],
  ])('%s', (fragment, range) => {
    expect(parseLineRange(fragment)).toEqual(range);
    if (range && fragment !== '#L20-L10') expect(formatLineRange(range)).toBe(fragment);
  });

  it('grow with Shift', () => {
    expect(clickedRange(8, true, { from: 3, to: 4 })).toEqual({ from: 3, to: 8 });
    expect(clickedRange(1, true, { from: 3, to: 4 })).toEqual({ from: 1, to: 4 });
    expect(clickedRange(8, false, { from: 3, to: 4 })).toEqual({ from: 8, to: 8 });
    expect(clickedRange(8, true, null)).toEqual({ from: 8, to: 8 });
  });
});
