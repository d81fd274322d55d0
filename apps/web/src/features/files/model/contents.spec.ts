import { countLines, readContents } from './contents';

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array, contentRange: string | null = null, more = {}) =>
  readContents({ bytes, contentRange, etag: null, neverText: false, ...more });

describe('the contents of a file', () => {
  it('are text when they are UTF-8', () => {
    expect(read(utf8('模林\n'))).toEqual({ kind: 'text', text: '模林\n', sizeBytes: 7, truncated: false, sha256: null });
  });

  it('may be cut inside of a character', () => {
    expect(read(utf8('模林').subarray(0, 5), 'bytes 0-4/6')).toMatchObject({ kind: 'text', text: '模', sizeBytes: 6, truncated: true });
  });

  it('are not text when they hold NUL or are no UTF-8', () => {
    expect(read(new Uint8Array([65, 0, 66]))).toMatchObject({ kind: 'binary', sizeBytes: 3 });
    expect(read(new Uint8Array([0xff, 0xfe, 65]), 'bytes 0-2/900')).toMatchObject({ kind: 'binary', sizeBytes: 900 });
  });

  it('are not text when their name says so, even when their first byte is a letter', () => {
    expect(read(utf8('R'), 'bytes 0-0/3200080', { neverText: true })).toMatchObject({ kind: 'binary', sizeBytes: 3_200_080 });
  });

  it('carry the sha256 of a large file, and no other name of one', () => {
    const sha256 = 'ab'.repeat(32);
    expect(read(utf8('a'), null, { etag: `"${sha256}"` })).toMatchObject({ sha256 });
    expect(read(utf8('a'), null, { etag: `"${'ab'.repeat(20)}"` })).toMatchObject({ sha256: null });
  });
});

describe('counting lines', () => {
  it('does not count a line after the last line break', () => {
    expect(['', 'a', 'a\n', 'a\nb', '\n'].map(countLines)).toEqual([0, 1, 1, 2, 1]);
  });
});
