// Runs compiled patterns as a set of states held in bits (Baeza-Yates and Gonnet, "A New Approach to Text Searching", 1992): every byte of
// a path costs one operation for 32 tokens, whatever the pattern, so that no pattern can make a path expensive.
import type { GlobToken } from './glob-tokens';

const SLASH = 0x2f;

export class GlobAutomaton {
  private readonly words: number;
  /** For each byte, the tokens that read it and are then done. */
  private readonly reads: Uint32Array;
  private readonly stars: Uint32Array;
  private readonly anythings: Uint32Array;
  /** Runs that may be left out together with the slash behind them, at the moment they are entered. */
  private readonly skippable: Uint32Array;

  constructor(private readonly tokens: readonly GlobToken[]) {
    this.words = (tokens.length >> 5) + 1;
    this.reads = new Uint32Array(256 * this.words);
    this.stars = new Uint32Array(this.words);
    this.anythings = new Uint32Array(this.words);
    this.skippable = new Uint32Array(this.words);
    tokens.forEach((token, i) => this.place(token, i >> 5, (1 << (i & 31)) >>> 0));
  }

  /** Whether the whole text matches. */
  matches(text: Buffer): boolean {
    let current = new Uint32Array(this.words);
    let next = new Uint32Array(this.words);
    this.follow(null, current, 0);
    for (const byte of text) {
      if (!this.follow(current, next, byte)) return false;
      [current, next] = [next, current];
    }
    const last = this.tokens.length;
    return (current[last >> 5]! & (1 << (last & 31))) !== 0;
  }

  private place(token: GlobToken, word: number, bit: number): void {
    if (token.kind === 'byte') this.reads[token.byte * this.words + word]! |= bit;
    if (token.kind === 'set')
      for (let byte = 0; byte < 256; byte++) if (token.set[byte] === 1) this.reads[byte * this.words + word]! |= bit;
    if (token.kind === 'star') this.stars[word]! |= bit;
    if (token.kind === 'anything') this.anythings[word]! |= bit;
    if (token.kind === 'anything' && token.beforeSlash) this.skippable[word]! |= bit;
  }

  /** One byte further, or from nothing to the beginning; false when no state is left. States are bits that move up as they are passed. */
  private follow(current: Uint32Array | null, next: Uint32Array, byte: number): boolean {
    const { words, reads, stars, anythings, skippable } = this;
    let readCarry = current ? 0 : 1;
    let skipCarry = 0;
    let runCarry = 0;
    let alive = 0;
    for (let word = 0; word < words; word++) {
      const states = current ? current[word]! : 0;
      const read = states & reads[byte * words + word]!;
      const stayed = states & (byte === SLASH ? anythings[word]! : anythings[word]! | stars[word]!);
      let entered = (read << 1) | readCarry | skipCarry;
      const skipped = entered & skippable[word]!;
      entered |= skipped << 2;
      const runs = (entered | stayed) & (stars[word]! | anythings[word]!);
      const reached = entered | stayed | (runs << 1) | runCarry;
      readCarry = read >>> 31;
      skipCarry = skipped >>> 30;
      runCarry = runs >>> 31;
      next[word] = reached;
      alive |= reached;
    }
    return alive !== 0;
  }
}
