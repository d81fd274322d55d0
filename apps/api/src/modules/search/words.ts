// From texts to words. Scripts that write no spaces are taken in pairs of letters; everything else by words, and names by their parts too.
// Linear in the length of the text, whatever is in it.
import { unify } from './fold';

/** Letters of scripts that write no spaces between words. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const RUN = new RegExp(String.raw`[${UNSPACED}]+|(?:(?![${UNSPACED}])[\p{L}\p{N}])+(?:\.\p{N}+)*`, 'gu');
const STARTS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');
const PART = /\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}]+|\p{Lu}+(?!\p{Ll})|\p{N}+(?:\.\p{N}+)*/gu;
const MAX_WORD = 40;
/** Longer beginnings are cut: hardly anybody's names differ only after so many letters. */
const MAX_BEGINNING = 12;

/** Too common to say anything; they stay in names. */
const STOP_WORDS = new Set(
  'a an and are as at be but by can for from has have if in into is it its more not of on or our such that the their then there these they this to was we were which will with you your'.split(
    ' ',
  ),
);

export interface Run {
  kind: 'word' | 'unspaced';
  /** As it is written, but for width and accents. */
  text: string;
}

export function* runs(text: string, most: number): Generator<Run> {
  for (const [run] of unify(text, most).matchAll(RUN)) {
    yield { kind: STARTS_UNSPACED.test(run) ? 'unspaced' : 'word', text: run };
  }
}

/** `千问大` → 千问, 问大. A letter that stands alone is its own. */
export function pairs(run: string): string[] {
  const letters = [...run];
  if (letters.length < 2) return letters;
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}

/** `DeepSeekCoder2.5` → deep, seek, coder, 2.5. Single letters say nothing. */
export function parts(run: string): string[] {
  const found = run.match(PART) ?? [];
  return found.length < 2 ? [] : found.filter((part) => part.length > 1 || /\p{N}/u.test(part)).map((part) => part.toLowerCase());
}

/** One form for singular and plural. */
export function stem(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/** Words of running text, in lower case, each as often as it occurs. */
export function* wordsOf(text: string, most: number): Generator<string> {
  for (const { kind, text: run } of runs(text, most)) {
    if (kind === 'unspaced') yield* pairs(run);
    else if (run.length <= MAX_WORD) yield* wordsOfRun(run);
  }
}

function* wordsOfRun(run: string): Generator<string> {
  const whole = run.toLowerCase();
  if (!isStopWord(whole)) yield whole;
  yield* parts(run);
}

/** Words of a name or a title: also single letters of unspaced scripts, and neighbours written together (`deepseek-coder` → deepseekcoder). */
export function* wordsOfName(text: string, most: number): Generator<string> {
  let before = '';
  for (const { kind, text: run } of runs(text, most)) {
    if (kind === 'unspaced') {
      yield* pairs(run);
      yield* run;
      before = '';
    } else if (run.length <= MAX_WORD) {
      const whole = run.toLowerCase();
      yield whole;
      yield* parts(run);
      if (before !== '' && before.length + whole.length <= MAX_WORD) yield before + whole;
      before = whole;
    }
  }
}

/** `qwen` → qw, qwe, qwen: what somebody who types has typed so far. */
export function beginnings(word: string): string[] {
  const letters = [...word].slice(0, MAX_BEGINNING);
  return letters.slice(1).map((_, index) => letters.slice(0, index + 2).join(''));
}

export function beginning(word: string): string {
  return [...word].slice(0, MAX_BEGINNING).join('');
}
