// What somebody typed, as words to look for. Bounded: whoever sends a book is looking for its first line.
import { fold } from './fold';
import { isStopWord, pairs, runs } from './words';

export const MAX_QUERY_CHARACTERS = 200;
const MAX_WORDS = 12;

export interface QueryWord {
  text: string;
  kind: 'word' | 'pair';
  /** A pair between two others, as 疗数 is in 医疗数据: letters of neighbours that may stand apart. */
  isBridge: boolean;
}

export interface ParsedQuery {
  /** Without repetition, in lower case. */
  words: QueryWord[];
  /** What could be the whole name of a repository or of an account. */
  name: string;
}

export function parseQuery(query: string): ParsedQuery {
  const words = new Map<string, QueryWord>();
  for (const run of runs(fold(query, MAX_QUERY_CHARACTERS), MAX_QUERY_CHARACTERS)) {
    const found = run.kind === 'word' ? [run.text] : pairs(run.text);
    for (const [index, text] of found.entries()) {
      const isBridge = index % 2 === 1 && index < found.length - 1 && words.get(text)?.isBridge !== false;
      words.set(text, { text, kind: run.kind === 'word' ? 'word' : 'pair', isBridge });
    }
  }
  const all = [...words.values()];
  const telling = all.filter(({ text: word }) => !isStopWord(word));
  const name = query.trim().toLowerCase();
  return {
    words: (telling.length > 0 ? telling : all).slice(0, MAX_WORDS),
    name: /^[a-z0-9._/-]{1,140}$/.test(name) ? (name.split('/').at(-1) ?? '') : '',
  };
}

const SYLLABLE =
  /^(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|ve|a|o|e|i|u|v)$/;
const MAX_SYLLABLE = 6;
const MAX_PINYIN = 36;
const MAX_READINGS = 6;

/** Ways to read letters as syllables of Chinese: `xian` → xian, xi an. At most a few. */
export function syllables(word: string): string[][] {
  if (word.length > MAX_PINYIN || !/^[a-z]+$/.test(word)) return [];
  const readings: string[][] = [];
  const dead = new Set<number>();
  const read = (from: number, before: string[]): boolean => {
    if (from === word.length) return readings.push(before) > 0;
    if (dead.has(from)) return false;
    let leads = false;
    for (let length = Math.min(MAX_SYLLABLE, word.length - from); length > 0 && readings.length < MAX_READINGS; length -= 1) {
      const syllable = word.slice(from, from + length);
      if (SYLLABLE.test(syllable) && read(from + length, [...before, syllable])) leads = true;
    }
    if (!leads) dead.add(from);
    return leads;
  };
  read(0, []);
  return readings.filter((reading) => reading.length > 1);
}

/** Pairs as the list of words keeps them: tong yi qian wen → tongyi, yiqian, qianwen. */
export function pinyinPairs(reading: string[]): string[] {
  return reading.slice(1).map((syllable, index) => `${reading[index]}${syllable}`);
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Everything that is one typing error away: a letter too many, too few, wrong, or two that changed places. */
export function oneErrorAway(word: string): string[] {
  const found = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    if (right !== '') found.add(left + right.slice(1));
    if (right.length > 1) found.add(`${left}${right[1]}${right[0]}${right.slice(2)}`);
    for (const letter of LETTERS) {
      found.add(left + letter + right);
      if (right !== '') found.add(left + letter + right.slice(1));
    }
  }
  found.delete(word);
  return [...found];
}

/** Insertions, deletions, substitutions and swaps of neighbours; stops counting above `most`. */
export function distance(a: string, b: string, most: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    if (Math.min(...row) > most) return most + 1;
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? most + 1;
}
