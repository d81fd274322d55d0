// The head of commits and tags: `key SP value LF` lines up to an empty line; a line that starts with a space continues the value.
import { GitFormatError } from '../errors';

export type Header = [key: string, value: string];

export interface HeadAndBody {
  headers: Header[];
  /** Everything after the empty line; null when there is no empty line at all. */
  body: string | null;
}

/** Throws 'object/bad-header'. */
export function parseHeaders(text: string): HeadAndBody {
  const headers: Header[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === '\n') return { headers, body: text.slice(at + 1) };
    const end = text.indexOf('\n', at);
    if (end < 0) throw new GitFormatError('object/bad-header', 'a header line is cut off');
    addLine(headers, text.slice(at, end));
    at = end + 1;
  }
  return { headers, body: null };
}

function addLine(headers: Header[], line: string): void {
  const space = line.indexOf(' ');
  const last = headers.at(-1);
  if (space === 0 && last) last[1] += '\n' + line.slice(1);
  else if (space > 0) headers.push([line.slice(0, space), line.slice(space + 1)]);
  else if (space < 0 && line.length > 0)
    throw new GitFormatError('object/bad-header', `the header line "${line.slice(0, 40)}" has no value`);
  else throw new GitFormatError('object/bad-header', 'a continuation line has nothing to continue');
}

export function formatHeaders(headers: readonly Header[]): string {
  return headers.map(formatHeader).join('');
}

function formatHeader([key, value]: Header): string {
  if (key === '' || /[ \n\0]/.test(key)) throw new GitFormatError('object/bad-header', 'the name of a header must not hold spaces');
  return `${key} ${value.replaceAll('\n', '\n ')}\n`;
}
