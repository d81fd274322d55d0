import { comparable, WordMatcher } from './word-matcher';

const matcher = (...words: (string | [string])[]) =>
  new WordMatcher(words.map((word) => ({ key: comparable(typeof word === 'string' ? word : word[0]), isWhole: typeof word !== 'string' })));
const found = (list: WordMatcher, text: string) => list.find(text)?.key ?? null;

describe('a list of words', () => {
  it('finds what was disguised: capitals, full width, characters that nobody sees, spaces and line breaks in a row', () => {
    const list = matcher('cheap watches', 'caf\u00e9');
    for (const text of [
      'Buy CHEAP Watches here',
      '\uff43\uff48\uff45\uff41\uff50 watches',
      'che\u200bap wat\u00adc\u2060hes',
      'cheap\n\t  watches',
      'cheap\u3000watches',
    ])
      expect([text, found(list, text)]).toEqual([text, 'cheap watches']);
    expect(found(list, 'CAFE\u200d\u0301')).toBe('caf\u00e9');
    expect(found(list, 'cheap old watches')).toBeNull();
    expect(comparable(' \u200b ')).toBe('');
  });

  it('finds Chinese, in which no spaces part words, whole or not', () => {
    for (const list of [matcher('代开发票'), matcher(['代开发票'])]) {
      expect(found(list, '本店代开发票，价格优惠')).toBe('代开发票');
      expect(found(list, '代 开发票')).toBeNull();
    }
    expect(found(matcher(['vx']), '加vx联系')).toBe('vx');
  });

  it('tells whole words from parts of others', () => {
    const whole = matcher(['ass'], ['c++'], ['été']);
    for (const text of ['class', 'assess', 'l_ass', 'ass1', 'rétété']) expect([text, found(whole, text)]).toEqual([text, null]);
    for (const text of ['ass', 'an ass.', '(ass)', 'class, ass', 'ass-hat']) expect([text, found(whole, text)]).toEqual([text, 'ass']);
    expect([found(whole, 'c++17'), found(whole, 'objc++17')]).toEqual(['c++', null]);
    expect(found(matcher('ass'), 'class')).toBe('ass');
    // A letter of two code units beside it is a letter as well.
    expect(found(whole, '\u{1D538}ass')).toBeNull();
    expect(found(whole, '\u{10400}ass')).toBeNull();
  });

  it('finds a word that begins inside of another which does not end, and one that is the end of another', () => {
    expect(found(matcher('abcd', 'bc'), 'abce')).toBe('bc');
    expect(found(matcher('she', ['he'], 'hers'), 'ushers')).toBe('she');
    expect(found(matcher('xhe', ['he'], 'hers'), 'ushers')).toBe('hers');
    expect(found(matcher('aab'), 'aaaab')).toBe('aab');
    expect(found(matcher(), 'anything')).toBeNull();
  });

  it('agrees with looking for each word by itself, in texts and lists that a throw of dice made', () => {
    let seed = 7;
    const dice = (n: number) => (seed = (seed * 48271) % 2147483647) % n;
    const text = (length: number) => Array.from({ length }, () => 'ab发票'[dice(4)]).join('');
    for (let round = 0; round < 300; round++) {
      const words = [...new Set(Array.from({ length: 1 + dice(6) }, () => text(1 + dice(5))))];
      const read = text(dice(20));
      expect([words, read, found(matcher(...words), read) !== null]).toEqual([words, read, words.some((word) => read.includes(word))]);
    }
  });

  it('of 5,000 words costs a long comment no more steps than one of a single word', () => {
    const many = matcher(...Array.from({ length: 5_000 }, (_, i) => `aaaaaaaaaa${i.toString(36)}z`));
    const comment = 'a'.repeat(65_536);
    const steps = (list: WordMatcher) => {
      let count = 0;
      const map = (list as unknown as { next: Map<number, number> }).next;
      const get = map.get.bind(map);
      map.get = (key) => (count++, get(key));
      expect(list.find(comment)).toBeNull();
      return count;
    };
    expect(steps(many)).toBeLessThanOrEqual(2 * comment.length);
  });
});
