import { shareOf } from './share';

describe('the share of a limit', () => {
  it('is full at the limit and beyond, and never more than whole', () => {
    expect(shareOf(100, 100)).toEqual({ share: 1, level: 'full' });
    expect(shareOf(300, 100)).toEqual({ share: 1, level: 'full' });
    expect(shareOf(0, 0)).toEqual({ share: 1, level: 'full' });
  });

  it('warns from nine tenths on', () => {
    expect(shareOf(89, 100).level).toBe('fine');
    expect(shareOf(90, 100).level).toBe('near');
  });
});
