// What may stand in a page. This list has the last word: nothing is added to a tree after it. Elements that act (scripts, frames, forms, objects,
// SVG), styles, handlers and addresses with other schemes are not on it. No element on it holds raw text, so that a browser that reads the HTML
// again cannot read it in another way.
import type { Schema } from 'hast-util-sanitize';

const TEXT =
  'a abbr b bdi bdo blockquote br center cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd';
const MORE = 'li mark ol p picture pre q rp rt ruby s samp section small source span strike strong sub summary sup time tt u ul var wbr';
const TABLE = ['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'];
const MATH_ATTRIBUTES: Record<string, string[]> = {
  math: ['display', 'xmlns'],
  annotation: ['encoding'],
  mi: ['mathvariant', 'mathcolor'],
  mn: ['mathvariant', 'mathcolor'],
  mtext: ['mathvariant', 'mathcolor'],
  mo: [
    'accent',
    'fence',
    'form',
    'largeop',
    'lspace',
    'mathcolor',
    'mathvariant',
    'maxsize',
    'minsize',
    'movablelimits',
    'rspace',
    'separator',
    'stretchy',
    'symmetric',
  ],
  mspace: ['width', 'height', 'depth', 'linebreak'],
  mpadded: ['width', 'height', 'depth', 'lspace', 'voffset'],
  mstyle: ['displaystyle', 'mathbackground', 'mathcolor', 'mathsize', 'scriptlevel'],
  mfrac: ['linethickness'],
  menclose: ['notation'],
  mover: ['accent'],
  munder: ['accentunder'],
  munderover: ['accent', 'accentunder'],
  mtable: ['columnalign', 'columnlines', 'columnspacing', 'displaystyle', 'rowlines', 'rowspacing', 'scriptlevel', 'side', 'width'],
  mtd: ['columnalign', 'mathbackground'],
};
const MATH = ['semantics', 'mrow', 'msqrt', 'mroot', 'mphantom', 'msub', 'msup', 'msubsup', 'mtr', ...Object.keys(MATH_ATTRIBUTES)];
const IN_TABLE = Object.fromEntries(TABLE.slice(1).map((name) => [name, ['table']]));
const IN_MATH = Object.fromEntries(MATH.filter((name) => name !== 'math').map((name) => [name, ['math']]));

const ARIA = ['ariaDescribedBy', 'ariaLabel', 'ariaLabelledBy'];
const CELL = ['abbr', 'colSpan', 'rowSpan', 'headers', 'scope', 'noWrap'];
const ALERTS = [
  'prose-alert',
  'prose-alert-note',
  'prose-alert-tip',
  'prose-alert-important',
  'prose-alert-warning',
  'prose-alert-caution',
];
type Attribute = NonNullable<NonNullable<Schema['attributes']>[string]>[number];
const classes = (...names: (string | RegExp)[]): Attribute => ['className', ...names];

const ATTRIBUTES: NonNullable<Schema['attributes']> = {
  ...MATH_ATTRIBUTES,
  a: [
    ...ARIA,
    ['ariaHidden', 'true'],
    ['tabIndex', -1],
    ['rel', 'nofollow', 'noopener', 'ugc'],
    'dataFootnoteBackref',
    'dataFootnoteRef',
    classes('data-footnote-backref', 'mention', 'prose-anchor', 'prose-held'),
    'href',
  ],
  code: [classes(/^language-[\w.+#-]{1,40}$/)],
  div: [['tabIndex', 0], classes('prose-table', 'prose-code', 'prose-mermaid', 'prose-math-block', ...ALERTS)],
  h2: [classes('sr-only')],
  img: [
    ['loading', 'lazy'],
    ['decoding', 'async'],
    ['referrerPolicy', 'no-referrer'],
    classes('only-dark', 'only-light'),
    ...ARIA,
    'alt',
    'src',
  ],
  input: ['checked', ['disabled', true], ['type', 'checkbox']],
  li: [classes('task-list-item'), 'value'],
  ol: [...ARIA, classes('contains-task-list'), 'start', 'reversed', 'type'],
  p: [classes('prose-alert-title')],
  pre: [['tabIndex', 0]],
  section: ['dataFootnotes', classes('footnotes')],
  source: ['srcSet', 'media', 'type'],
  span: [['tabIndex', 0], classes('prose-held', 'prose-math', 'prose-math-block', 'katex')],
  table: [...ARIA, 'border', 'cellPadding', 'cellSpacing', 'summary'],
  td: CELL,
  th: CELL,
  time: ['dateTime'],
  ul: [...ARIA, classes('contains-task-list')],
  '*': ['align', 'dir', 'height', 'id', 'itemProp', 'lang', 'name', 'open', 'span', 'title', 'vAlign', 'width'],
};

export function allowList(idPrefix: string): Schema {
  return {
    tagNames: [...`${TEXT} ${MORE}`.split(' '), ...TABLE, ...MATH],
    ancestors: { ...IN_TABLE, ...IN_MATH, source: ['picture'] },
    attributes: ATTRIBUTES,
    // Ids and names of authors never meet ours, nor properties of the document.
    clobber: ['ariaDescribedBy', 'ariaLabelledBy', 'id', 'name'],
    clobberPrefix: idPrefix,
    protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
    required: { input: { disabled: true, type: 'checkbox' } },
    // Elements whose text is no text for readers either.
    strip: [
      'script',
      'style',
      'svg',
      'template',
      'iframe',
      'noembed',
      'noframes',
      'noscript',
      'object',
      'title',
      'textarea',
      'select',
      'xmp',
      'plaintext',
    ],
    allowComments: false,
    allowDoctypes: false,
  };
}
