// The corpus of attacks on who reads a text: none leaves anything that could act, as a parser of browsers reads it, once and a second time.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element, Root } from 'hast';
import { type MarkdownOptions, renderMarkdown } from './index';
import { type Parts, parts } from './parts';
import { visitElements } from './shape/visit';

const ATTACKS = JSON.parse(readFileSync(join(__dirname, '../golden/attacks.json'), 'utf8')) as { name: string; text: string }[];
const OPTIONS: MarkdownOptions = {
  place: { files: '/ada/m/blob/main', bytes: '/ada/m/resolve/main' },
  foreignImage: (url) => `/-/image/${Buffer.from(url).toString('base64url')}`,
  mentions: true,
  discussions: '/ada/m/discussions',
};
const ACTING =
  /^(?:script|style|iframe|frame|frameset|object|embed|applet|svg|form|button|select|textarea|option|base|meta|link|template|noscript|video|audio|dialog|portal|foreignobject|annotation-xml|title|xmp|plaintext|html|head|body|slot|.*-.*)$/;
const ADDRESSES = [
  'href',
  'src',
  'srcSet',
  'cite',
  'action',
  'formAction',
  'poster',
  'data',
  'xLinkHref',
  'background',
  'longDesc',
  'useMap',
  'ping',
];

let used: Parts;
beforeAll(async () => {
  used = await parts();
});

const read = (html: string): Root => used.fromHtml(html, { fragment: true });

/** What a browser would have of it that could act, lead away, or meet names of ours. */
function findings(html: string): string[] {
  const found: string[] = [];
  visitElements(read(html), (element) => {
    if (ACTING.test(element.tagName)) found.push(`<${element.tagName}>`);
    for (const [name, value] of Object.entries(element.properties)) found.push(...wrongWith(element, name, String(value)));
  });
  return found;
}

function wrongWith({ tagName }: Element, name: string, value: string): string[] {
  const finding = [`${tagName}.${name}=${value}`];
  if (/^on/i.test(name) || /^(?:style|srcDoc|is|part|slot|form.*|popover.*|is|http-?equiv)$/i.test(name)) return finding;
  if ((name === 'id' || name === 'name') && !value.startsWith('user-content-')) return finding;
  if (!ADDRESSES.includes(name)) return [];
  const candidates = name === 'srcSet' ? value.split(/,\s+/) : [value];
  return candidates.every((candidate) => isHarmless(candidate, tagName)) ? [] : finding;
}

/** As browsers read addresses: without blanks and control characters around, without tabs and line breaks inside. */
function isHarmless(address: string, tagName: string): boolean {
  const url = URL.parse(address, 'https://hub.example/ada/m');
  if (url === null) return true;
  const { protocol, origin } = url;
  if (tagName === 'a') return ['https:', 'http:', 'mailto:'].includes(protocol);
  // A picture on another host would tell it who reads.
  return origin === 'https://hub.example';
}

it('the corpus is whole', () => {
  expect(ATTACKS.length).toBeGreaterThan(220);
  expect(new Set(ATTACKS.map(({ name }) => name)).size).toBe(ATTACKS.length);
});

describe('leaves nothing that acts', () => {
  it.each(ATTACKS)('$name', async ({ text }) => {
    const { html } = await renderMarkdown(text, OPTIONS);
    expect(findings(html)).toEqual([]);
  });

  it('when all of it is one text, in any order', async () => {
    for (const order of [ATTACKS, ATTACKS.toReversed()]) {
      const { html } = await renderMarkdown(order.map(({ text }) => text).join('\n\n'), OPTIONS);
      expect(findings(html)).toEqual([]);
    }
  });
});

it('reads the same when a browser writes it and reads it again', async () => {
  for (const { name, text } of ATTACKS) {
    const { html } = await renderMarkdown(text, OPTIONS);
    const once = used.toHtml(read(html));
    expect([name, used.toHtml(read(once))]).toEqual([name, once]);
    expect([name, findings(once)]).toEqual([name, []]);
  }
});

it('is a corpus whose checks find something: without the allow-list most of it acts', async () => {
  const raw = ATTACKS.map(({ text }) =>
    findings(used.toHtml(used.raw(used.toHast(used.fromMarkdown(text), { allowDangerousHtml: true }) as Root))),
  );
  expect(raw.filter((found) => found.length > 0).length).toBeGreaterThan(120);
});
