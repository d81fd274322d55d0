import { formatBytes, formatCount, formatRelative } from './formats';

const NOW = Date.parse('2026-11-24T12:00:00Z');

describe('sizes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    ['1519', '1.52 kB'],
    [999_999, '1 MB'],
    ['4967215360', '4.97 GB'],
    [123_456_789, '123 MB'],
  ])('%s bytes are %s', (bytes, text) => {
    expect(formatBytes(bytes, 'en')).toBe(text);
  });
});

describe('counts', () => {
  it('are compact in the way of each language', () => {
    expect(formatCount(12_345, 'en')).toBe('12.3K');
    expect(formatCount(12_345, 'zh-CN')).toBe('1.2万');
  });
});

describe('relative times', () => {
  it('name the largest unit that has passed', () => {
    expect(formatRelative('2026-11-24T11:59:30Z', NOW, 'en')).toBeNull();
    expect(formatRelative('2026-11-24T09:00:00Z', NOW, 'en')).toBe('3 hours ago');
    expect(formatRelative('2026-11-23T09:00:00Z', NOW, 'en')).toBe('yesterday');
    expect(formatRelative('2023-11-24T12:00:00Z', NOW, 'zh-CN')).toBe('3年前');
  });
});
