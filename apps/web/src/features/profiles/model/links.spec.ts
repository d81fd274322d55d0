import { linksAreGood, readLinks, shortLink } from './links';

describe('links of a profile', () => {
  it('are one a line', () => {
    expect(readLinks(' https://a.example \n\n http://b.example/x \n')).toEqual(['https://a.example', 'http://b.example/x']);
  });

  it.each([['javascript:alert(1)'], ['example.org'], ['https://user:secret@example.org'], [`https://example.org/${'x'.repeat(200)}`]])(
    'are not %s',
    (link) => {
      expect(linksAreGood([link])).toBe(false);
    },
  );

  it('are at most five', () => {
    const five = Array.from({ length: 5 }, (_, index) => `https://example.org/${index}`);
    expect([linksAreGood(five), linksAreGood([...five, 'https://example.org'])]).toEqual([true, false]);
  });

  it('are written without what everybody knows', () => {
    expect(shortLink('https://www.example.org/')).toBe('example.org');
  });
});
