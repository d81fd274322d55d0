import { looksBinary } from '@modelgrove/git-objects';
import { DomainError } from '../../common/errors';
import type { LinesView } from './history.views';

const MOST_LINES = 500;
const LONGEST_LINE = 2_000;

/** Lines `from` to `to` of a text, counted from 1. Throws 'entry/not-found' for what is no text. */
export function linesOf(content: Buffer | null, path: string, from: number, to: number): LinesView {
  if (!content || looksBinary(content)) throw new DomainError('not-found', 'entry/not-found', 'Entry not found', { path });
  const start = startOfLine(content, from);
  const lines: string[] = [];
  let at = start;
  while (at >= 0 && at < content.length && lines.length <= Math.min(to - from, MOST_LINES - 1)) {
    const newline = content.indexOf(10, at);
    const end = newline < 0 ? content.length : newline;
    lines.push(content.toString('utf8', at, Math.min(end, at + LONGEST_LINE * 4)).slice(0, LONGEST_LINE));
    at = newline < 0 ? content.length : newline + 1;
  }
  return { from, lines, end: at < 0 || at >= content.length };
}

/** -1 when there are not so many. */
function startOfLine(content: Buffer, number: number): number {
  let at = 0;
  for (let line = 1; line < number; line++) {
    const newline = content.indexOf(10, at);
    if (newline < 0) return -1;
    at = newline + 1;
  }
  return at;
}
