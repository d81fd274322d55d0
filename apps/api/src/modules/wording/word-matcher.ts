// Finds words of a list in a text, all of them in one pass over it (Aho and Corasick), however they were disguised: full width, capitals, characters that
// nobody sees, spaces in a row. Pure.

export interface Word {
  /** As `comparable` makes it. */
  key: string;
  /** Not as a part of another word. Has no meaning where writing has no spaces between words. */
  isWhole: boolean;
}

const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
const PART_OF_WORD = /[\p{L}\p{N}\p{M}_]/u;
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const UNITS = 0x1_0000;
const NONE = -1;

/** What texts are compared by. */
export function comparable(text: string): string {
  const seen = text.replace(UNSEEN, '').normalize('NFKC').toLowerCase().normalize('NFKC');
  return seen.replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
}

export class WordMatcher<W extends Word = Word> {
  /** From a state by a code unit: `state * UNITS + unit`. State 0 has read nothing of any word. */
  private readonly next = new Map<number, number>();
  /** By state: the longest end of what was read that begins a word. */
  private readonly back: number[] = [0];
  /** By state: the word that ends there. */
  private readonly ends: number[] = [NONE];
  /** By state: the nearest state on the way back at which a word ends; 0: none. */
  private readonly shorter: number[] = [0];

  constructor(private readonly words: readonly W[]) {
    words.forEach(({ key }, index) => this.add(key, index));
    this.link();
  }

  get isEmpty(): boolean {
    return this.words.length === 0;
  }

  /** The word that ends first in it, or null. */
  find(text: string): W | null {
    if (this.isEmpty) return null;
    const read = comparable(text);
    let state = 0;
    for (let at = 0; at < read.length; at++) {
      state = this.step(state, read.charCodeAt(at));
      for (let ended = state; ended !== 0; ended = this.shorter[ended] ?? 0) {
        const word = this.words[this.ends[ended] ?? NONE];
        if (word && standsThere(read, at + 1 - word.key.length, word)) return word;
      }
    }
    return null;
  }

  private add(key: string, index: number): void {
    let state = 0;
    for (let at = 0; at < key.length; at++) {
      const edge = state * UNITS + key.charCodeAt(at);
      const known = this.next.get(edge);
      state = known ?? this.ends.push(NONE) - 1;
      if (known === undefined) this.next.set(edge, state);
    }
    if (state !== 0) this.ends[state] = index;
  }

  /** Short ones first: what leads back is there before it is asked for. */
  private link(): void {
    const depth = new Int32Array(this.ends.length);
    // A state is made after the one that leads to it, so edges are in an order in which depths are known.
    const edges = [...this.next].map(([edge, to]) => {
      const from = Math.floor(edge / UNITS);
      depth[to] = (depth[from] ?? 0) + 1;
      return { from, unit: edge % UNITS, to };
    });
    edges.sort((a, b) => (depth[a.to] ?? 0) - (depth[b.to] ?? 0));
    for (const { from, unit, to } of edges) {
      const back = from === 0 ? 0 : this.step(this.back[from] ?? 0, unit);
      this.back[to] = back;
      this.shorter[to] = this.ends[back] === NONE ? (this.shorter[back] ?? 0) : back;
    }
  }

  private step(from: number, unit: number): number {
    for (let state = from; ; state = this.back[state] ?? 0) {
      const to = this.next.get(state * UNITS + unit);
      if (to !== undefined) return to;
      if (state === 0) return 0;
    }
  }
}

function standsThere(text: string, from: number, { key, isWhole }: Word): boolean {
  if (!isWhole) return true;
  return isBorder(lastOf(text, from), firstOf(key, 0)) && isBorder(firstOf(text, from + key.length), lastOf(key, key.length));
}

/** Between the edge of a word and what stands beside it. */
function isBorder(beside: string, edge: string): boolean {
  return !PART_OF_WORD.test(beside) || !PART_OF_WORD.test(edge) || WITHOUT_SPACES.test(edge) || WITHOUT_SPACES.test(beside);
}

function firstOf(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
}

/** The character before `end`. */
function lastOf(text: string, end: number): string {
  const pair = text.slice(Math.max(end - 2, 0), end);
  return [...pair].at(-1) ?? '';
}
