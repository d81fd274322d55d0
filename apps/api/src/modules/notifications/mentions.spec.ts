import { mentionsIn } from './mentions';

describe('mentions', () => {
  it.each([
    ['@ann look', ['ann']],
    ['thank you, @Ann-B and (@bob.c)!', ['ann-b', 'bob.c']],
    ['@ann, @ANN.', ['ann']],
    ['林@ann', ['ann']],
    ['ann@example.org and https://hub/@ann', []],
    ['`@ann` and\n```\n@bob\n```', []],
    ['an @ alone, @-x', []],
  ])('in %j are %j', (text, names) => {
    expect(mentionsIn(text)).toEqual(names);
  });

  it('are at most fifty', () => {
    expect(mentionsIn(Array.from({ length: 90 }, (_, i) => `@p${i}`).join(' '))).toHaveLength(50);
  });
});
