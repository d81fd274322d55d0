// Markdown → HTML for a page. The order is the guarantee: read, shape, and then the allow-list, whose answer is only written down. What is too
// much for that is shown as it was written.
import type { Nodes, Root } from 'hast';
import type { MarkdownOptions, MarkdownProblem, RenderedMarkdown } from './markdown.types';
import { type Parts, parts } from './parts';
import { readMarkdown } from './read/read-markdown';
import { allowList } from './safe/allow-list';
import { markAlerts } from './shape/alerts';
import { addFrames } from './shape/frames';
import { addHeadingIds } from './shape/headings';
import { keepLineBreaks } from './shape/line-breaks';
import { placeLinks } from './shape/links';
import { setFormulas } from './shape/math';
import { measure } from './shape/measure';
import { linkNames } from './shape/mentions';
import { placePictures } from './shape/pictures';

export const MAX_TEXT_CHARACTERS = 1_000_000;
const MAX_HTML_CHARACTERS = 6_000_000;
const MAX_DEPTH = 150;
const MAX_ELEMENTS = 50_000;
const ID_PREFIX = 'user-content-';

const MESSAGES: Record<Exclude<MarkdownProblem['code'], 'markdown/math'>, string> = {
  'markdown/too-long': `The text has more than ${MAX_TEXT_CHARACTERS} characters: it is shown as it was written, up to there.`,
  'markdown/too-deep': 'The text is nested too deeply: it is shown as it was written.',
  'markdown/too-large': 'The text has too many elements: it is shown as it was written.',
  'markdown/too-slow': 'The text takes too long to read: it is shown as it was written.',
  'markdown/unreadable': 'The text cannot be read: it is shown as it was written.',
};

/** Never throws for what a text says. Without a limit of time: who reads texts of strangers calls it where it can be given up. */
export async function renderMarkdown(text: string, options: MarkdownOptions = {}): Promise<RenderedMarkdown> {
  if (text.length > MAX_TEXT_CHARACTERS) return asWritten(text.slice(0, MAX_TEXT_CHARACTERS), 'markdown/too-long');
  const used = await parts();
  try {
    return rendered(text, options, used);
  } catch (error) {
    if (error instanceof TooMuch) return asWritten(text, error.code);
    // The stack of a parser ended: lists in lists, or brackets in brackets.
    if (error instanceof RangeError) return asWritten(text, 'markdown/too-deep');
    throw error;
  }
}

/** The text itself, for whoever could not wait for more. */
export function asWritten(text: string, code: keyof typeof MESSAGES): RenderedMarkdown {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const html = `<div class="prose-code"><pre tabindex="0"><code>${escaped}</code></pre></div>`;
  return { html, headings: [], images: [], mentions: [], references: [], problems: [{ code, message: MESSAGES[code] }] };
}

function rendered(text: string, options: MarkdownOptions, used: Parts): RenderedMarkdown {
  const idPrefix = `${ID_PREFIX}${options.idPrefix ?? ''}`;
  const tree = readMarkdown(text, used);
  const { depth, elements } = measure(tree);
  if (depth > MAX_DEPTH) throw new TooMuch('markdown/too-deep');
  if (elements > MAX_ELEMENTS) throw new TooMuch('markdown/too-large');
  const facts = shape(tree, { ...options, idPrefix }, used);
  const html = write(tree, idPrefix, used);
  if (html.length > MAX_HTML_CHARACTERS) throw new TooMuch('markdown/too-large');
  return { html, ...facts };
}

function shape(tree: Root, options: MarkdownOptions & { idPrefix: string }, used: Parts): Omit<RenderedMarkdown, 'html'> {
  markAlerts(tree);
  if (options.lineBreaks) keepLineBreaks(tree);
  const problems = setFormulas(tree, used);
  const named = linkNames(tree, options);
  const images = placePictures(tree, options);
  const headings = options.plainHeadings ? [] : addHeadingIds(tree, options.idPrefix);
  placeLinks(tree, options);
  addFrames(tree);
  return { headings, images, ...named, problems };
}

/** The only way out. */
function write(tree: Nodes, idPrefix: string, { sanitize, toHtml }: Parts): string {
  return toHtml(sanitize(tree, allowList(idPrefix)), { allowDangerousHtml: false, closeSelfClosing: false });
}

class TooMuch extends Error {
  constructor(readonly code: Exclude<MarkdownProblem['code'], 'markdown/math'>) {
    super(code);
  }
}
