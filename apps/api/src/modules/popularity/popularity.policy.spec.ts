import { type AskedBytes, beginsDownload, readerOf, type ServedFile, trendingNow } from './popularity.policy';

const WHOLE: AskedBytes = { range: undefined, fetchSite: undefined, isDownload: false };
const DATA: ServedFile = { type: 'dataset', path: 'data/train.csv', isLarge: false };

describe('a download begins', () => {
  it.each<[boolean, string, ServedFile]>([
    [true, 'config.json of a model', { type: 'model', path: 'config.json', isLarge: false }],
    [true, 'the configuration of a part of a pipeline', { type: 'model', path: 'unet/config.json', isLarge: false }],
    [true, 'weights', { type: 'model', path: 'model.safetensors', isLarge: true }],
    [false, 'the card of a model', { type: 'model', path: 'README.md', isLarge: false }],
    [false, 'a vocabulary of a model', { type: 'model', path: 'vocab.txt', isLarge: false }],
    [true, 'data', DATA],
    [false, 'the card of a dataset', { type: 'dataset', path: 'README.md', isLarge: false }],
    [false, 'a licence', { type: 'dataset', path: 'LICENSE', isLarge: false }],
    [true, 'the code of an app', { type: 'app', path: 'app.py', isLarge: false }],
  ])('(%s) with %s', (expected, _what, file) => {
    expect(beginsDownload(file, WHOLE)).toBe(expected);
  });

  it.each<[boolean, string, Partial<AskedBytes>]>([
    [true, 'a range from the beginning', { range: 'bytes=0-1023' }],
    [true, 'all of it as a range', { range: 'bytes=0-' }],
    [false, 'a continuation', { range: 'bytes=1024-' }],
    [false, 'the end', { range: 'bytes=-1024' }],
    [false, 'the first byte alone', { range: 'bytes=0-0' }],
    [false, 'what a page of ours shows', { fetchSite: 'same-origin' }],
    [true, 'the link "Download" of a page of ours', { fetchSite: 'same-origin', isDownload: true }],
    [true, 'a page of somebody else', { fetchSite: 'cross-site' }],
  ])('(%s) with %s', (expected, _what, asked) => {
    expect(beginsDownload(DATA, { ...WHOLE, ...asked })).toBe(expected);
  });

  it('by somebody: an account, or an address; the hub itself is nobody', () => {
    expect(readerOf({ kind: 'system' }, '::1')).toBeNull();
    expect(readerOf({ kind: 'anonymous' } as never, '192.0.2.1')).toBe('address:192.0.2.1');
    expect(readerOf({ kind: 'anonymous' } as never, '2001:db8::1')).toBe(readerOf({ kind: 'anonymous' } as never, '2001:db8::2'));
    expect(readerOf({ kind: 'user', userId: 7n } as never, '192.0.2.1')).toBe('user:7');
  });
});

describe('heat', () => {
  it('is halved in a week and never negative', () => {
    const at = new Date('2026-01-02T00:00:00Z');
    const score = (at.getTime() - Date.UTC(2020, 0, 1)) / (7 * 86_400_000) + 3;
    expect(trendingNow(score, at)).toBeCloseTo(8);
    expect(trendingNow(score, new Date(at.getTime() + 7 * 86_400_000))).toBeCloseTo(4);
    expect(trendingNow(0, at)).toBe(0);
  });
});
