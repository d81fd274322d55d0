import { tipMinor, tipPresets } from './tip-amounts';

test('presets are amounts that the field and the hub understand, in currencies with and without places', () => {
  expect(tipPresets('USD')).toEqual(['2.00', '5.00', '10.00', '20.00']);
  expect(tipPresets('JPY')).toEqual(['200', '500', '1000', '2000']);
  expect(tipPresets('USD').map((text) => tipMinor(text, 'USD'))).toEqual([200n, 500n, 1000n, 2000n]);
});

test('what is no amount above nothing is none', () => {
  expect(['', '0', '0.00', '1.005', 'x', '-1'].map((text) => tipMinor(text, 'USD'))).toEqual([null, null, null, null, null, null]);
});
