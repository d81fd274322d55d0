import { partOf, readExact } from './exact';

describe('an exact share', () => {
  it('is told in the currency, with as many decimals as it takes', () => {
    expect(readExact('169830/1000', 'USD')).toEqual({ decimal: '1.6983', fraction: '16983/100', isWhole: false });
    expect(readExact('150/1', 'USD')).toEqual({ decimal: '1.5', fraction: '150', isWhole: true });
    expect(readExact('5/2', 'JPY')).toEqual({ decimal: '2.5', fraction: '5/2', isWhole: false });
    expect(readExact('0/7', 'USD')).toEqual({ decimal: '0', fraction: '0', isWhole: true });
  });

  it('stays a fraction when its decimals never end', () => {
    expect(readExact('1000/3', 'USD')).toEqual({ decimal: null, fraction: '1000/3', isWhole: false });
  });

  it('is a part of the whole', () => {
    expect(partOf('149850/1000', '999')).toBe(0.15);
    expect(partOf('1/3', '1')).toBeCloseTo(1 / 3, 8);
    expect(partOf('0/1', '0')).toBe(0);
  });
});
