import { shortened, withHead } from './page-head';

const PAGE = '<!doctype html>\n<html lang="en">\n<head>\n    <title>Modelgrove</title>\n</head></html>';
const HOSTILE = `"><script>alert(1)</script>'&$&$1\u202E`;

it('lets nothing that people wrote become a tag or end an attribute', () => {
  const head = {
    locale: 'zh-CN',
    title: HOSTILE,
    description: HOSTILE,
    canonical: 'https://hub.example/a?"<',
    image: 'https://hub.example/p.png',
    kind: 'website',
  } as const;
  const html = withHead(PAGE, head);
  expect(html).not.toContain('<script');
  expect(html).toContain('<html lang="zh-CN">');
  expect(html).toContain('<title>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;$&amp;$1');
  for (const [, value = ''] of html.matchAll(/content="([^"]*)"/g)) expect(value).not.toMatch(/[<>]/);
});

it('keeps what has no address of its own out of search engines', () => {
  const html = withHead(PAGE, { locale: 'en', title: 'x', description: '', canonical: null, image: null, kind: 'website' });
  expect(html).toContain('<meta name="robots" content="noindex" />');
  expect(html).not.toContain('og:');
});

it('shortens descriptions by letters, not by halves of them', () => {
  expect([...shortened('𠮷'.repeat(300))].length).toBe(200);
  expect(shortened(' a\n\tb ')).toBe('a b');
});
