import { safeNext } from './safe-next';

const ORIGIN = 'http://hub.example:8080';

describe('where to go after signing in', () => {
  it('keeps addresses of this site', () => {
    expect(safeNext('/datasets?search=x#y', ORIGIN)).toBe('/datasets?search=x#y');
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\\\\evil',
    'javascript:alert(1)',
    'evil',
    '',
    undefined,
    5,
  ])('refuses %j', (next) => {
    expect(safeNext(next, ORIGIN)).toBe('/');
  });
});
