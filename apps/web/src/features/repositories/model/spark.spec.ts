import { busiest, sparkPath } from './spark';

const SIZE = { width: 20, height: 10, margin: 0 };

describe('a spark line', () => {
  it('goes from left to right, its largest count at the top', () => {
    expect(sparkPath([0, 5, 10], SIZE)).toBe('M0 10L10 5L20 0');
  });

  it('lies on the ground when there was nothing, and is nothing without days', () => {
    expect(sparkPath([0, 0], SIZE)).toBe('M0 10L20 10');
    expect(sparkPath([], SIZE)).toBe('');
  });

  it('knows its busiest day', () => {
    expect(busiest([{ count: 1 }, { count: 3 }, { count: 3 }])).toEqual({ count: 3 });
    expect(busiest([{ count: 0 }])).toBeNull();
  });
});
