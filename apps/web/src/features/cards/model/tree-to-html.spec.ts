import type { Root } from 'hast';
import { mayHaveHtml } from './has-html';
import { treeToHtml } from './tree-to-html';

describe('the HTML of a Markdown tree', () => {
  it('escapes texts and attributes, and passes raw HTML on', () => {
    const tree: Root = {
      type: 'root',
      children: [
        { type: 'element', tagName: 'p', properties: { title: '"<x>"' }, children: [{ type: 'text', value: '</p><script>&' }] },
        { type: 'raw', value: '<b>kept</b>' },
      ],
    };
    expect(treeToHtml(tree)).toBe('<p title="&quot;&lt;x&gt;&quot;">&lt;/p&gt;&lt;script&gt;&amp;</p><b>kept</b>');
  });

  it('writes the properties that Markdown makes under their attribute names', () => {
    const properties = { className: ['language-py', 'x'], checked: true, disabled: false, dataFootnoteRef: true, ariaDescribedBy: 'f' };
    const tree: Root = { type: 'root', children: [{ type: 'element', tagName: 'input', properties, children: [] }] };
    expect(treeToHtml(tree)).toBe('<input class="language-py x" checked data-footnote-ref aria-describedby="f">');
  });
});

describe('whether a card has raw HTML', () => {
  it('is answered yes for tags, comments and declarations', () => {
    expect(['<b>', '</b>', '<!-- x -->', '<?x?>'].map(mayHaveHtml)).toEqual([true, true, true, true]);
  });

  it('is answered no for comparisons and arrows', () => {
    expect(['a < b', 'x <- y', '1<2'].map(mayHaveHtml)).toEqual([false, false, false]);
  });
});
