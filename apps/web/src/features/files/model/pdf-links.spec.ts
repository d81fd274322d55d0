import { linksIn, webAddress } from './pdf-links';

const page = { width: 600, height: 800, convertToViewportRectangle: ([a = 0, b = 0, c = 0, d = 0]: number[]) => [a, 800 - b, c, 800 - d] };
const link = (more: object) => ({ subtype: 'Link', rect: [60, 400, 120, 440], ...more });

describe('the links of a PDF', () => {
  it('lead to addresses of the web, where they stand on the page', () => {
    expect(linksIn([link({ url: 'https://example.org/a' })], page)).toEqual([
      { address: 'https://example.org/a', place: { left: 10, top: 45, width: 10, height: 5 } },
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    ' https://example.org',
    'data:text/html,<script>1</script>',
    'file:///etc/passwd',
    'ftp://example.org',
    'mailto:a@example.org',
    '//example.org',
    '/settings',
    '/bin/sh',
    'https:',
    'http://',
    `https://example.org/${'a'.repeat(5000)}`,
    undefined,
    null,
    { href: 'https://example.org' },
  ])('do not lead to %j', (url) => {
    expect([webAddress(url), linksIn([link({ url })], page)]).toEqual([null, []]);
  });

  it('are nothing but links: no script, no form, no program, no place without an extent, and not without end', () => {
    const url = 'https://example.org';
    const others = [
      link({ action: 'Launch' }),
      { subtype: 'Widget', rect: [0, 0, 9, 9], url },
      link({ actions: { Action: ['app.alert(1)'] } }),
      link({ url, rect: [0, 0, 0, 0] }),
      link({ url, rect: ['0', 0, 9, 9] }),
      link({ url, rect: [900, 0, 999, 9] }),
      link({ url, rect: null }),
    ];
    expect(linksIn(others, page)).toEqual([]);
    expect(
      linksIn(
        Array.from({ length: 2000 }, () => link({ url })),
        page,
      ),
    ).toHaveLength(500);
  });

  it('that are larger than the page end with it', () => {
    expect(linksIn([link({ url: 'http://example.org', rect: [-500, -500, 5000, 5000] })], page)[0]?.place).toEqual({
      left: 0,
      top: 0,
      width: 100,
      height: 100,
    });
  });
});
