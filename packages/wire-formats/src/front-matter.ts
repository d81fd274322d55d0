// YAML front matter of repository cards: `---`, YAML, `---` at the top of a Markdown file. Where it begins and ends, not what it says.

export interface FrontMatter {
  /** Null when there is none; '' when the block is empty. Newlines as in the source. */
  yaml: string | null;
  body: string;
  problem?: 'not-closed' | 'too-long';
}

export const MAX_FRONT_MATTER_BYTES = 1024 * 1024;

/** Blank lines may stand in front, as huggingface_hub allows; a byte order mark goes, CRLF stays as it is. */
const OPENING = /^\s*?---[ \t]*(?:\r\n|\n|\r)/;
const MAX_LEAD = 1000;

export function splitFrontMatter(markdown: string): FrontMatter {
  const text = markdown.startsWith('\ufeff') ? markdown.slice(1) : markdown;
  const opening = OPENING.exec(text.slice(0, MAX_LEAD));
  if (!opening) return { yaml: null, body: text };
  const start = opening[0].length;
  const closing = findClosing(text, start);
  if (!closing) return { yaml: null, body: text, problem: text.length - start > MAX_FRONT_MATTER_BYTES ? 'too-long' : 'not-closed' };
  const yaml = text.slice(start, closing.from);
  if (Buffer.byteLength(yaml) > MAX_FRONT_MATTER_BYTES) return { yaml: null, body: text, problem: 'too-long' };
  return { yaml, body: text.slice(closing.to) };
}

/** The line, counted from 1, on which the YAML of a front matter begins; 1 when there is none. */
export function frontMatterLine(markdown: string): number {
  const text = markdown.startsWith('\ufeff') ? markdown.slice(1) : markdown;
  return 1 + (OPENING.exec(text.slice(0, MAX_LEAD))?.[0].match(/\r\n|\n|\r/g)?.length ?? 0);
}

/** The first line that is `---` and nothing else, no further away than front matter may be long. */
function findClosing(text: string, start: number): { from: number; to: number } | null {
  const block = text.slice(start, start + MAX_FRONT_MATTER_BYTES + 16);
  const closing = /(?:^|(?<=[\r\n]))---[ \t]*(?:\r\n|\n|\r|$)/.exec(block);
  return closing && { from: start + closing.index, to: start + closing.index + closing[0].length };
}
