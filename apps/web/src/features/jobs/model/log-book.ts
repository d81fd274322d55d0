// A log as lines, put together from the pieces that come in. Pieces may come twice, and end in the middle of a line; a gap in their numbers is what the
// hub left out of a long log.
import type { LogPiece } from '../../../lib/api-types';

export type LogLine = { kind: 'text'; text: string } | { kind: 'gap' } | { kind: 'attempt'; attempt: number; at: string };

export class LogBook {
  /** Grows in place: thousands of lines are not copied for each that is added. */
  readonly lines: LogLine[] = [];
  #seq = 0;
  #attempt = 0;
  #isOpen = false;

  /** The number of the last piece. */
  get seq(): number {
    return this.#seq;
  }

  /** False for a piece that is here already. */
  add(piece: LogPiece): boolean {
    if (piece.seq <= this.#seq) return false;
    if (piece.seq > this.#seq + 1) this.#mark({ kind: 'gap' });
    if (piece.attempt !== this.#attempt) this.#mark({ kind: 'attempt', attempt: piece.attempt, at: piece.at });
    this.#seq = piece.seq;
    this.#attempt = piece.attempt;
    this.#append(piece.text);
    return true;
  }

  #mark(line: LogLine): void {
    this.lines.push(line);
    this.#isOpen = false;
  }

  #append(text: string): void {
    if (text === '') return;
    const parts = text.split('\n');
    const isOpen = parts.at(-1) !== '';
    if (!isOpen) parts.pop();
    parts.forEach((part, index) => this.#put(part, index === 0 && this.#isOpen));
    this.#isOpen = isOpen;
  }

  #put(text: string, goesOn: boolean): void {
    const last = this.lines.at(-1);
    if (goesOn && last?.kind === 'text') this.lines[this.lines.length - 1] = { kind: 'text', text: last.text + text };
    else this.lines.push({ kind: 'text', text });
  }
}

/** The places of the lines that hold the text, whatever its case. */
export function findLines(lines: readonly LogLine[], sought: string): number[] {
  const wanted = sought.toLowerCase();
  if (wanted === '') return [];
  return lines.flatMap((line, index) => (line.kind === 'text' && line.text.toLowerCase().includes(wanted) ? [index] : []));
}

/** Pairs of offsets at which the text stands in a line. */
export function marksIn(text: string, sought: string): [number, number][] {
  const [hay, needle] = [text.toLowerCase(), sought.toLowerCase()];
  const marks: [number, number][] = [];
  if (needle === '') return marks;
  for (let at = hay.indexOf(needle); at !== -1; at = hay.indexOf(needle, at + needle.length)) marks.push([at, at + needle.length]);
  return marks;
}
