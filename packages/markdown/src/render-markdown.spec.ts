import { MAX_TEXT_CHARACTERS, type MarkdownOptions, renderMarkdown } from './index';

const place = { files: '/ada/m/blob/main', bytes: '/ada/m/resolve/main' };
const html = async (text: string, options: MarkdownOptions = {}) => (await renderMarkdown(text, { place, ...options })).html;

describe('a text in Markdown', () => {
  it('has tables that scroll, tasks, strikethrough, addresses as links and footnotes', async () => {
    expect(await html('| a |\n|:-:|\n| 1 |')).toMatch(/^<div class="prose-table" tabindex="0"><table>[\s\S]*<td align="center">1<\/td>/);
    expect(await html('- [x] done')).toContain('<input type="checkbox" checked disabled> done');
    expect(await html('~~gone~~ https://a.example')).toBe(
      '<p><del>gone</del> <a rel="nofollow noopener ugc" href="https://a.example">https://a.example</a></p>',
    );
    const noted = await html('x[^1]\n\n[^1]: y');
    expect(noted).toContain('href="#user-content-fn-1"');
    expect(noted).toContain('<li id="user-content-fn-1">');
  });

  it('keeps raw HTML that only shows something', async () => {
    expect(await html('<div align="center">\n\n**x**\n\n</div>')).toBe('<div align="center">\n<p><strong>x</strong></p>\n</div>');
    expect(await html('<details open><summary>More</summary>text</details>')).toContain(
      '<details open><summary>More</summary>text</details>',
    );
  });

  it('tells its headings with the anchors they have on the page', async () => {
    const { headings, html: page } = await renderMarkdown('# 模型 介绍\n\n## How?\n\n## How?');
    expect(headings).toEqual([
      { depth: 1, id: 'user-content-模型-介绍', text: '模型 介绍' },
      { depth: 2, id: 'user-content-how', text: 'How?' },
      { depth: 2, id: 'user-content-how-1', text: 'How?' },
    ]);
    for (const { id } of headings) expect(page).toContain(`id="${id}"`);
  });

  it('has ids of its own where several texts stand on one page', async () => {
    const text = '[^1] <a id="x">y</a> [z](#x)\n\n[^1]: note';
    const first = await html(text, { idPrefix: 'c1-' });
    expect(first).toContain('id="user-content-c1-fn-1"');
    expect(first).toContain('href="#user-content-c1-fn-1"');
    expect(first).toContain('href="#user-content-c1-x"');
    expect(first.replaceAll('user-content-c1-', '')).not.toContain('user-content-');
  });

  it('has boxes where a quotation begins with a mark', async () => {
    expect(await html('> [!WARNING]\n> Hot *water*')).toBe(
      '<div class="prose-alert prose-alert-warning"><p class="prose-alert-title">Warning</p>\n<p>Hot <em>water</em></p>\n</div>',
    );
    expect(await html('> [!NOTE]\n>\n> x')).toContain('<p class="prose-alert-title">Note</p>\n\n<p>x</p>');
    expect(await html('> [!OTHER]\n> x')).toContain('<blockquote>');
  });

  it('keeps line breaks where that is asked for', async () => {
    expect(await html('a\nb', { lineBreaks: true })).toBe('<p>a<br>\nb</p>');
    expect(await html('- a\n  b\n- c', { lineBreaks: true })).toBe('<ul>\n<li>a<br>\nb</li>\n<li>c</li>\n</ul>');
    expect(await html('a\nb')).toBe('<p>a\nb</p>');
  });
});

describe('formulas', () => {
  it('are MathML between dollars, on their own lines between two of them', async () => {
    expect(await html('$E=mc^2$')).toMatch(/^<p><span class="prose-math"><span class="katex"><math xmlns="[^"]+"><semantics>/);
    expect(await html('$$\nx\n$$')).toMatch(/^<div class="prose-math-block" tabindex="0"><span class="katex"><math [^>]*display="block"/);
    expect(await html('see $$x$$ here')).toMatch(/^<p>see <span class="prose-math-block" tabindex="0">.*display="block"/);
    expect(await html('```math\nx\n```')).toContain('display="block"');
    expect(await html('$\\text{中文} + 中文$')).toContain('<mtext>中文</mtext>');
  });

  it('are not made of prices', async () => {
    expect(await html('from $5 to $10 *each*')).toBe('<p>from $5 to $10 <em>each</em></p>');
    expect(await html('$ x $ and $x$5')).toBe('<p>$ x $ and $x$5</p>');
    expect(await html('`$x$` and \\$x\\$')).toBe('<p><code>$x$</code> and $x$</p>');
  });

  it('that cannot be set stand as they were written, and are told', async () => {
    const { html: page, problems } = await renderMarkdown('$\\frac{1}$ and $x$');
    expect(page).toContain('<code class="language-latex">\\frac{1}</code>');
    expect(page).toContain('<mi>x</mi>');
    expect(problems).toEqual([{ code: 'markdown/math', message: 'A formula cannot be set: \\frac{1}' }]);
  });

  it('cannot grow', async () => {
    const { problems } = await renderMarkdown('$\\def\\a{\\a\\a}\\a$');
    expect(problems.map(({ code }) => code)).toEqual(['markdown/math']);
  });
});

describe('pictures', () => {
  const through = (url: string) => `/-/image/${encodeURIComponent(url)}`;

  it('of the repository are its bytes, with the size that was written', async () => {
    const { html: page, images } = await renderMarkdown('![x](a/x.png)<img src="a/x.png" width="30" height="9e9">', { place });
    expect(images).toEqual(['/ada/m/resolve/main/a/x.png']);
    expect(page).toContain('<img src="/ada/m/resolve/main/a/x.png" alt="" width="30" loading="lazy"');
    expect(page).not.toContain('9e9');
  });

  it('of other hosts come through our origin, in sets too', async () => {
    const text =
      '![x](https://img.example/a.png)<picture><source srcset="https://img.example/a.png 1x, b.png 2x"><img src="b.png"></picture>';
    const page = await html(text, { foreignImage: through });
    expect(page).not.toMatch(/src(?:set)?="[^"]*https:\/\/img/);
    expect(page).toContain('src="/-/image/https%3A%2F%2Fimg.example%2Fa.png"');
    expect(page).toContain('srcset="/-/image/https%3A%2F%2Fimg.example%2Fa.png 1x, /ada/m/resolve/main/b.png 2x"');
  });

  it('of other hosts are links where nobody fetches them, and words inside of links', async () => {
    expect(await html('![A badge](https://img.example/a.png)')).toBe(
      '<p><a class="prose-held" rel="nofollow noopener ugc" href="https://img.example/a.png">A badge</a></p>',
    );
    expect(await html('[![A badge](https://img.example/a.png)](https://x.example)')).toContain(
      '<span class="prose-held">A badge</span></a>',
    );
  });

  it('of this hub need no way around', async () => {
    const text = '![x](https://hub.example/a.png)';
    expect(await html(text, { origins: ['https://hub.example'], foreignImage: through })).toContain('src="/a.png"');
  });

  it('for one theme say so', async () => {
    expect(await html('![x](x.png#hf-dark-mode-only)')).toContain('class="only-dark"');
    expect(await html('![x](x.png#gh-light-mode-only)')).toContain('class="only-light"');
  });
});

describe('names and numbers', () => {
  const asked = { mentions: true, discussions: '/ada/m/discussions' };

  it('are links where that is asked for', async () => {
    const { html: page, mentions, references } = await renderMarkdown('@ada, @b.c-d and @ada: see #12.', asked);
    expect(page).toContain('<a class="mention" href="/ada">@ada</a>, <a class="mention" href="/b.c-d">@b.c-d</a>');
    expect(page).toContain('see <a href="/ada/m/discussions/12">#12</a>.');
    expect([mentions, references]).toEqual([['ada', 'b.c-d'], [12]]);
  });

  it('are text otherwise', async () => {
    expect(await html('@ada #12')).toBe('<p>@ada #12</p>');
  });

  it('are not found in code, links, addresses and words', async () => {
    const { mentions, references } = await renderMarkdown(
      '`@ada #1` [@b #2](x) c@d.example x#3 https://e.example/@f#4 @scope/package',
      asked,
    );
    expect([mentions, references]).toEqual([[], []]);
  });
});

describe('a text that is too much', () => {
  it.each([
    ['quotations in quotations', `${'>'.repeat(1000)} x`],
    ['lists in lists', `${'- '.repeat(600)}x`],
    ['elements in elements', `${'<div>'.repeat(3000)}x`],
    ['brackets in brackets', `${'*a **b '.repeat(2000)}x`],
  ])('is still shown: %s', async (_name, text) => {
    const { html: page } = await renderMarkdown(text);
    expect(page).toContain('x');
  });

  it('is shown as it was written when it is nested too deeply, too large or too long', async () => {
    const codes = async (text: string) => (await renderMarkdown(text)).problems.map(({ code }) => code);
    expect(await codes(`${'<div>'.repeat(3000)}x`)).toEqual(['markdown/too-deep']);
    expect(await codes('<b>x</b> '.repeat(60_000))).toEqual(['markdown/too-large']);
    expect(await codes('x'.repeat(MAX_TEXT_CHARACTERS + 1))).toEqual(['markdown/too-long']);
    expect(await html(`<em>${'<div>'.repeat(3000)}`)).toMatch(/^<div class="prose-code"><pre tabindex="0"><code>&lt;em&gt;&lt;div&gt;/);
  });

  it('cannot multiply what it says once', async () => {
    const page = await html(`[a]: https://a.example/${'x'.repeat(20_000)} "${'t'.repeat(20_000)}"\n\n${'[a] '.repeat(200)}`);
    expect(page.length).toBeLessThan(300_000);
  });
});
