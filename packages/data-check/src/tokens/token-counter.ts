// How many tokens a text is, by the target model's own tokenizer (@huggingface/tokenizers). The library answers ids at less than a megabyte a second; here only their number is
// wanted, so texts are cut where no token can reach across, and numbers of pieces are remembered. Where it is safe to cut is tried on probes first and
// then on the first texts of the data; when it is not, whole texts are counted.
import { Tokenizer } from '@huggingface/tokenizers';
import { DataCheckError } from '../errors';
import type { JsonObject } from './model-files';

const CACHED_PIECES = 200_000;
const CACHED_LENGTH = 48;
const TRIED_TEXTS = 64;
/** Longer texts are counted up to here, and the rest by proportion: they are too long for any context. */
const MAX_COUNTED = 512 * 1024;

/** A space that stands between two other characters. */
type Cut = 'before-space' | 'without-space' | 'never';

const PROBES = [
  'The quick brown fox jumps over the lazy dog. It costs $3.50, or 12,345 yen!',
  "don't can't we'll  two  spaces and\ttab\nnew line\n\n two lines - dash -- (brackets) [x] {y}",
  '模林 是 一个 模型 社区。 今天 天气 很好 ，我们 去 公园。 ABC 123 テスト 한국어 시험 Привет мир',
  'def f(x): return x ** 2 # comment\n    if x == 1:\n        print("hi there")\n',
  'émigré naïve Ünïcödé 🙂 👩‍👩‍👧 family e\u0301 ﬁ ﷺ ½ x² ... ??? !!! a b c d 1 2 3 1000000',
  'CamelCase snake_case kebab-case https://example.org/path?q=1&r=2 user@example.org 2026-11-26T10:00:00Z',
];

export class TokenCounter {
  private readonly tokenizer: Tokenizer;
  private cut: Cut;
  private tried = 0;
  private readonly counts = new Map<string, number>();
  private readonly form: 'NFD' | 'NFKD' | null;
  /** Text that is not ASCII may have so many times its bytes once it is normalised. */
  readonly growth: number;

  /** Throws DataCheckError 'model/tokenizer' when the library does not know its parts. */
  constructor(json: JsonObject, config: JsonObject | null) {
    try {
      this.tokenizer = new Tokenizer(json, config ?? {});
      this.whole('probe');
    } catch (error) {
      throw new DataCheckError(
        'model/tokenizer',
        `The tokenizer cannot be run: ${error instanceof Error ? error.message.slice(0, 200) : ''}`,
      );
    }
    this.form = formOf(json);
    this.growth = this.form === null ? 1 : this.form === 'NFD' ? 3 : 11;
    this.cut = (['before-space', 'without-space'] as const).find((cut) => this.isSafe(json, cut)) ?? 'never';
  }

  /** Without the tokens that the tokenizer puts around a text. */
  count(text: string): number {
    if (text.length > MAX_COUNTED) return Math.round((this.count(text.slice(0, MAX_COUNTED)) * text.length) / MAX_COUNTED);
    if (this.cut === 'never') return this.whole(text);
    const count = this.pieces(text, this.cut);
    if (this.tried >= TRIED_TEXTS) return count;
    this.tried += 1;
    const whole = this.whole(text);
    if (whole !== count) this.cut = 'never';
    return whole;
  }

  /** Never less than there are, and cheap: pieces that are not remembered may have a token for every byte that they have once normalised. */
  atMost(text: string): number {
    if (this.cut === 'never') return this.bytesOf(text);
    let most = 0;
    eachPiece(text, this.cut, (piece) => {
      // One more for the space that was cut away, or that some tokenizers put before each word.
      most += this.counts.get(piece) ?? this.bytesOf(piece) + 1;
    });
    return most;
  }

  /** Of tokens that the tokenizer puts around a text. */
  specials(): number {
    return this.tokenizer.encode('a').ids.length - this.whole('a');
  }

  private whole(text: string): number {
    return text === '' ? 0 : this.tokenizer.encode(text, { add_special_tokens: false }).ids.length;
  }

  /** Of the longest form that normalising may give a text. */
  private bytesOf(text: string): number {
    const bytes = Buffer.byteLength(text);
    return this.form === null || bytes === text.length ? bytes : Math.max(bytes, Buffer.byteLength(text.normalize(this.form)));
  }

  private pieces(text: string, cut: Cut): number {
    let count = 0;
    eachPiece(text, cut, (piece) => {
      count += this.piece(piece);
    });
    return count;
  }

  private piece(piece: string): number {
    const known = this.counts.get(piece);
    if (known !== undefined) return known;
    const count = this.whole(piece);
    if (piece.length <= CACHED_LENGTH) {
      if (this.counts.size >= CACHED_PIECES) this.counts.clear();
      // A slice would keep its whole text alive.
      this.counts.set(Buffer.from(piece).toString(), count);
    }
    return count;
  }

  private isSafe(json: JsonObject, cut: Cut): boolean {
    if (spansSpaces(json)) return false;
    return PROBES.every((probe) => this.pieces(probe, cut) === this.whole(probe));
  }
}

/** A text in pieces that no token reaches across. */
function eachPiece(text: string, cut: Cut, visit: (piece: string) => void): void {
  let start = 0;
  for (let space = text.indexOf(' ', 1); space >= 0; space = text.indexOf(' ', space + 1)) {
    if (!isBetween(text, space)) continue;
    visit(text.slice(start, space));
    start = cut === 'before-space' ? space : space + 1;
  }
  visit(text.slice(start));
}

/** Compatibility forms may be eleven times as long, canonical ones three times. */
function formOf({ normalizer }: JsonObject): 'NFD' | 'NFKD' | null {
  if (!normalizer) return null;
  return /NFK|Precompiled/.test(JSON.stringify(normalizer)) ? 'NFKD' : 'NFD';
}

function isBetween(text: string, space: number): boolean {
  return isNoSpace(text.charCodeAt(space - 1)) && isNoSpace(text.charCodeAt(space + 1));
}

/** False beyond the end, where charCodeAt is NaN. */
function isNoSpace(code: number): boolean {
  return code > 0x20 && code !== 0xa0 && code !== 0x3000 && !(code >= 0x2000 && code <= 0x200b);
}

/** Some piece of the vocabulary holds a space behind something else: `▁` or a plain one. */
function spansSpaces(json: JsonObject): boolean {
  const vocab = (json.model as JsonObject | undefined)?.vocab;
  const pieces = Array.isArray(vocab) ? vocab.map((entry) => (Array.isArray(entry) ? entry[0] : entry)) : Object.keys(vocab ?? {});
  return pieces.some((piece) => typeof piece === 'string' && /[^▁ Ġ][▁ Ġ]/.test(piece));
}
