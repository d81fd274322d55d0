import fc from 'fast-check';
import { amountText, CURRENCIES, type Currency, isCurrency, MOST_MINOR, microText, parseAmount, parseMicro } from './money';

const currency = fc.constantFrom(...(Object.keys(CURRENCIES) as Currency[]));

describe('an amount', () => {
  it('is read as people write it', () => {
    expect(parseAmount('9.99', 'CNY')).toBe(999n);
    expect(parseAmount(' 9.9 ', 'USD')).toBe(990n);
    expect(parseAmount('0', 'USD')).toBe(0n);
    expect(parseAmount('120', 'JPY')).toBe(120n);
  });

  it.each([
    ['9.999', 'CNY'],
    ['1.5', 'JPY'],
    ['-1', 'CNY'],
    ['+1', 'CNY'],
    ['1e3', 'CNY'],
    ['', 'CNY'],
    ['.', 'CNY'],
    ['1.', 'CNY'],
    ['0x10', 'CNY'],
    ['1,000', 'CNY'],
    ['１', 'CNY'],
    ['10000000000.01', 'CNY'],
    ['99999999999999999999', 'CNY'],
    ['NaN', 'CNY'],
  ] as const)('is not %s in %s', (text, code) => {
    expect(parseAmount(text, code)).toBeNull();
  });

  it('is the same when it is written and read again', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, MOST_MINOR), currency, (minor, code) => {
        expect(parseAmount(amountText(minor, code), code)).toBe(minor);
        expect(amountText(-minor, code)).toBe(minor === 0n ? amountText(0n, code) : `-${amountText(minor, code)}`);
      }),
    );
  });

  it('is of a currency that is known', () => {
    expect(['CNY', 'XHC', 'cny', 'ABC', 'toString'].map(isCurrency)).toEqual([true, true, false, false, false]);
  });
});

describe('a price in millionths', () => {
  it.each([
    ['1.25', 1_250_000n],
    ['0.000001', 1n],
    ['0', 0n],
    ['1000000', 10n ** 12n],
  ])('is read as people write it: %s', (text, micro) => {
    expect(parseMicro(text)).toBe(micro);
    expect(parseMicro(microText(micro))).toBe(micro);
  });

  it.each(['-1', '+1', '1e3', '', '.', '1.', '0.0000001', '1000000.000001', '99999999', '１', 'NaN', '1,5'])('is not %s', (text) => {
    expect(parseMicro(text)).toBeNull();
  });
});
