import { formatMoney } from './money-text';

describe('money in words', () => {
  it.each([
    ['999', 'USD', 'en', '$9.99'],
    ['-5', 'USD', 'en', '-$0.05'],
    ['1000', 'JPY', 'en', '¥1,000'],
    ['123456', 'CNY', 'zh-CN', '¥1,234.56'],
    ['120000', 'XHC', 'en', '1,200.00 XHC'],
    // more than a number can say exactly
    ['900719925474099301', 'USD', 'en', '$9,007,199,254,740,993.01'],
  ])('writes %s minor units of %s in %s as %s', (minor, currency, locale, text) => {
    expect(formatMoney(minor, currency, locale)).toBe(text);
  });

  it('says the code of a currency that it does not know', () => {
    expect(formatMoney('7', 'ABC', 'en')).toBe('7 ABC');
  });
});
