import { safeNext } from './safe-next';

describe('where a sign-in leads', () => {
  it('is a path of this site', () => {
    for (const next of ['/', '/models?sort=likes#x', '/ada/net/tree/main/a%2Fb', '/对话'])
      expect(decodeURI(safeNext(next))).toBe(decodeURI(next));
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    'javascript:alert(1)',
    'models',
    '',
    undefined,
    ['/a', '/b'],
    `/${'x'.repeat(5000)}`,
  ])('is never %j', (next) => {
    expect(safeNext(next)).toBe('/');
  });
});
