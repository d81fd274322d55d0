import { similarity } from './similarity';

describe('similarity', () => {
  it('is 1 for equal texts, 0 for texts that share no line', () => {
    expect(similarity('a\nb\n', 'a\nb\n')).toBe(1);
    expect(similarity('aaa', 'bbb')).toBe(0);
    expect(similarity('', '')).toBe(1);
  });

  it('counts a line as often as both have it', () => {
    expect(similarity('same\nsame', 'same')).toBeCloseTo(5 / 10);
    expect(similarity('same', 'same\nsame')).toBeCloseTo(5 / 10);
  });

  it('does not mind the order', () => {
    expect(similarity('one\ntwo\nthree', 'three\ntwo\none')).toBe(1);
  });
});
