// What of a card is shown beside a result: its title and its beginning, as plain text; and where in them the words were found.
import { fold } from './fold';
import { runs } from './words';

const MAX_TITLE = 160;
const MAX_EXCERPT = 1_200;
const SHOWN = 180;

/** The first heading. */
export function titleOf(markdown: string): string {
  for (const line of markdown.slice(0, 8_000).split('\n', 60)) {
    if (/^#{1,2} /.test(line)) return plain(line).slice(0, MAX_TITLE);
  }
  return '';
}

/** The first paragraphs, without headings, tables, pictures and code. */
export function excerptOf(markdown: string): string {
  let inCode = false;
  const kept: string[] = [];
  for (const line of markdown.slice(0, 16_000).split('\n', 400)) {
    if (line.startsWith('```')) inCode = !inCode;
    else if (!inCode && !/^\s*(?:#|\||<|!\[|\[!)/.test(line)) kept.push(plain(line));
  }
  return kept.join(' ').replaceAll(/\s+/g, ' ').trim().slice(0, MAX_EXCERPT).toWellFormed();
}

function plain(line: string): string {
  return line
    .slice(0, 4_000)
    .replaceAll(/\]\([^)\s]{0,500}\)/g, ']')
    .replaceAll(/[#*_`[\]<>|~]/g, '')
    .replaceAll('\0', '')
    .trim();
}

export interface Snippet {
  text: string;
  /** Pairs of offsets into `text`: what to mark. */
  marks: [number, number][];
}

/** The part of `text` around the first of `words` (folded, in lower case), with all of them marked. */
export function snippetOf(text: string, words: readonly string[]): Snippet {
  const first = marksIn(text, words)[0];
  const from = first && first[0] > SHOWN - 40 ? startBefore(text, first[0] - 40) : 0;
  const cut = text.slice(from, from + SHOWN).toWellFormed();
  const shown = `${from > 0 ? '…' : ''}${cut}${from + SHOWN < text.length ? '…' : ''}`;
  return { text: shown, marks: marksIn(shown, words) };
}

/** Words of the text that begin with one of them; pairs of unspaced scripts wherever they are. */
export function marksIn(text: string, words: readonly string[]): [number, number][] {
  const marks: [number, number][] = [];
  let at = 0;
  for (const { kind, text: run } of runs(text, text.length)) {
    const start = text.indexOf(run, at);
    if (start < 0) continue; // folded away: width or accents differ
    at = start + run.length;
    const lower = fold(run, run.length);
    if (kind === 'word' && words.some((word) => lower.startsWith(word))) marks.push([start, at]);
    if (kind === 'unspaced') marks.push(...pairsIn(lower, start, words));
  }
  return joined(marks);
}

function pairsIn(run: string, start: number, words: readonly string[]): [number, number][] {
  const marks: [number, number][] = [];
  for (const word of words) {
    for (let at = run.indexOf(word); at >= 0; at = run.indexOf(word, at + 1)) marks.push([start + at, start + at + word.length]);
  }
  return marks;
}

function joined(marks: [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [from, to] of marks.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/** The beginning of a word. */
function startBefore(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return space >= 0 && space < at + 30 ? space + 1 : at;
}
