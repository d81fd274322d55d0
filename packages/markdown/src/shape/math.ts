// Formulas as MathML: browsers set them without fonts, styles or programs of ours. KaTeX trusts nobody here: no links, no pictures, no macros
// that grow.
import type { Element, ElementContent, Root } from 'hast';
import type { MarkdownProblem } from '../markdown.types';
import type { Parts } from '../parts';
import { classesOf, element, replaceElements, textOf } from './visit';

const MAX_FORMULAS = 2000;
const MAX_FORMULA_CHARACTERS = 8000;

/** What authors wrote as MathML themselves is text: only ours is let through. */
const OWN =
  /^(?:math|semantics|annotation(?:-xml)?|m(?:i|n|o|s|text|space|row|frac|sqrt|root|style|error|padded|phantom|enclose|sub|sup|subsup|under|over|underover|multiscripts|prescripts|table|tr|td|action))$/;

const INLINE = { className: ['prose-math'] };
const BLOCK = { className: ['prose-math-block'], tabIndex: 0 };
const SETTINGS = {
  output: 'mathml',
  throwOnError: true,
  trust: false,
  maxExpand: 300,
  maxSize: 20,
  // Chinese in a formula is no mistake; what would become HTML is.
  strict: (code: string) => (code === 'htmlExtension' ? ('error' as const) : ('ignore' as const)),
} as const;

export function setFormulas(tree: Root, { katex, fromHtml }: Parts): MarkdownProblem[] {
  let left = MAX_FORMULAS;
  let unreadable: string | null = null;
  const set = (formula: Element, isDisplay: boolean): ElementContent[] => {
    const source = textOf(formula).replace(/\n$/, '');
    const markup = left-- > 0 && source.length <= MAX_FORMULA_CHARACTERS ? markupOf(source, isDisplay) : null;
    if (markup === null) unreadable ??= source;
    if (markup === null) return [formula.tagName === 'pre' ? element('pre', {}, [code(source)]) : code(source)];
    const math = fromHtml(markup, { fragment: true }).children as ElementContent[];
    // Inside of a paragraph a `div` would end it.
    return [element(formula.tagName === 'pre' ? 'div' : 'span', isDisplay ? BLOCK : INLINE, math)];
  };
  const markupOf = (source: string, displayMode: boolean): string | null => {
    try {
      return katex.renderToString(source, { ...SETTINGS, displayMode });
    } catch {
      return null;
    }
  };
  replaceElements(tree, (found) => {
    if (OWN.test(found.tagName)) return [{ type: 'text', value: textOf(found) }];
    const kind = kindOf(found);
    return kind === null ? undefined : set(found, kind === 'block');
  });
  return unreadable === null ? [] : [problem(unreadable)];
}

/** `$x$` and `$$x$$` as they were read, and code blocks of the language `math`. */
function kindOf(found: Element): 'inline' | 'block' | null {
  if (found.tagName === 'code') {
    const classes = classesOf(found);
    if (classes.includes('math-inline')) return 'inline';
    return classes.includes('math-display') ? 'block' : null;
  }
  const [only] = found.children;
  if (found.tagName !== 'pre' || found.children.length !== 1 || only?.type !== 'element' || only.tagName !== 'code') return null;
  return classesOf(only).includes('language-math') ? 'block' : null;
}

function code(text: string): Element {
  return element('code', { className: ['language-latex'] }, [{ type: 'text', value: text }]);
}

function problem(source: string): MarkdownProblem {
  return { code: 'markdown/math', message: `A formula cannot be set: ${source.slice(0, 100)}` };
}
