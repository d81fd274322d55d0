import { countLines, readContents } from './contents';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the contents of a file', () => {
  it('are text when they are UTF-8', () => {
    expect(readContents(bytes('模林\n'), null)).toEqual({ kind: 'text', text: '模林\n', sizeBytes: 7, truncated: false });
  });

  it('may be cut inside of a character', () => {
    expect(readContents(bytes('模林').subarray(0, 5), 'bytes 0-4/6')).toEqual({ kind: 'text', text: '模', sizeBytes: 6, truncated: true });
  });

  it('are not text when they hold NUL or are no UTF-8', () => {
    expect(readContents(new Uint8Array([65, 0, 66]), null)).toEqual({ kind: 'binary', sizeBytes: 3 });
    expect(readContents(new Uint8Array([0xff, 0xfe, 65]), 'bytes 0-2/900')).toEqual({ kind: 'binary', sizeBytes: 900 });
  });
});

describe('counting lines', () => {
  it('does not count a line after the last line break', () => {
    expect(['', 'a', 'a\n', 'a\nb', '\n'].map(countLines)).toEqual([0, 1, 1, 2, 1]);
  });
});
