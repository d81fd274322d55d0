// From what somebody typed to what is looked for: words as they are, Chinese by its pinyin, and the nearest known word for one that nobody
// wrote. Knows words, not repositories: what it finds is narrowed to what the caller may see by the lists.
import { Injectable } from '@nestjs/common';
import type { TextQuery } from '../repositories';
import { distance, oneErrorAway, parseQuery, pinyinPairs, type QueryWord, syllables } from './query';
import { SearchStore } from './search.store';
import { hash32, hashes, termsOfQueryWord } from './terms';
import { stem } from './words';

export interface SearchPlan {
  text: TextQuery;
  /** The same without pairs between pairs: for a longer Chinese text that nobody wrote in one piece. Null where that is nothing else. */
  loose: TextQuery | null;
  /** To be marked where they are shown. */
  marks: string[];
  /** What was looked for instead, when nobody wrote one of the words. */
  correction: string | null;
}

interface Reading {
  groups: number[][];
  marks: string[];
  /** Instead of the word. */
  corrected?: string;
}

const MAX_CORRECTED = 3;
/** Names of a large hub hold many a word that is one letter away from another; the most frequent is meant. */
const MAX_CANDIDATES = 64;
const MAX_GROUPS = 24;

@Injectable()
export class QueryPlanner {
  constructor(private readonly store: SearchStore) {}

  /** Null when there is nothing to look for: no letter and no digit. */
  async plan(query: string): Promise<SearchPlan | null> {
    const { words, name } = parseQuery(query);
    if (words.length === 0) return null;
    const latin = words.filter(({ kind }) => kind === 'word').map(({ text }) => text);
    const known = new Map((await this.lookUp(latin)).map((row) => [row.word, row.known || row.begins]));
    const chinese = await this.readings(latin);
    const readings: Reading[] = [];
    let corrected = 0;
    for (const word of words) {
      const reading = readingOf(word, known.get(word.text) === true, chinese.get(word.text));
      readings.push(reading ?? (corrected++ < MAX_CORRECTED ? await this.correct(word.text) : asIs(word.text)));
    }
    return summed(words, readings, name);
  }

  private lookUp(words: string[]): Promise<{ word: string; known: boolean; begins: boolean }[]> {
    return words.length === 0 ? Promise.resolve([]) : this.store.lookUp(words);
  }

  /** For each word that can be read as pinyin: for each pair of syllables the pairs of characters that are read so. */
  private async readings(words: string[]): Promise<Map<string, string[][]>> {
    const ways = words.flatMap((word) => syllables(word).map((reading) => ({ word, pairs: pinyinPairs(reading) })));
    if (ways.length === 0) return new Map();
    const characters = new Map<string, string[]>();
    for (const row of await this.store.readAs([...new Set(ways.flatMap(({ pairs }) => pairs))])) {
      characters.set(row.pinyin, [...(characters.get(row.pinyin) ?? []), row.word]);
    }
    const found = new Map<string, string[][]>();
    for (const { word, pairs } of ways) {
      const each = pairs.map((pair) => characters.get(pair) ?? []);
      if (!found.has(word) && each.every((list) => list.length > 0)) found.set(word, each);
    }
    return found;
  }

  private async correct(word: string): Promise<Reading> {
    const candidates = await this.candidates(word);
    if (candidates.length === 0) return asIs(word);
    const counts = await this.store.frequencies(
      candidates,
      candidates.map((candidate) => hash32(stem(candidate))),
    );
    const best = candidates.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0];
    if (best === undefined || !counts.get(best)) return asIs(word);
    return { groups: [termsOfQueryWord(best)], marks: [best], corrected: best };
  }

  private async candidates(word: string): Promise<string[]> {
    if (!/^[a-z0-9.]{3,24}$/.test(word)) return [];
    const near = await this.store.knownOf(oneErrorAway(word));
    if (near.length > 0) return near.slice(0, MAX_CANDIDATES);
    if (word.length < 6) return [];
    return (await this.store.alike(word)).filter((candidate) => distance(word, candidate, 2) <= 2).slice(0, MAX_CANDIDATES);
  }
}

/** Null: nobody wrote this word, and it is no pinyin. */
function readingOf({ text, kind }: QueryWord, isKnown: boolean, chinese: string[][] | undefined): Reading | null {
  if (kind === 'pair') return { groups: [[hash32(text)]], marks: [text] };
  if (chinese?.length === 1) {
    const characters = chinese[0] ?? [];
    return { groups: [[...termsOfQueryWord(text), ...hashes(characters)]], marks: [text, ...characters] };
  }
  if (isKnown) return asIs(text);
  return chinese ? { groups: chinese.map(hashes), marks: chinese.flat() } : null;
}

function asIs(text: string): Reading {
  return { groups: [termsOfQueryWord(text)], marks: [text] };
}

function summed(words: QueryWord[], readings: Reading[], name: string): SearchPlan {
  const isCorrected = readings.some(({ corrected }) => corrected !== undefined);
  const groups = readings.flatMap((reading) => reading.groups).slice(0, MAX_GROUPS);
  const apart = readings.filter((_, index) => words[index]?.isBridge !== true);
  return {
    text: { groups, ...(name === '' || isCorrected ? {} : { name }) },
    loose: apart.length < readings.length ? { groups: apart.flatMap((reading) => reading.groups).slice(0, MAX_GROUPS) } : null,
    marks: [...new Set(readings.flatMap((reading) => reading.marks))],
    correction: isCorrected ? words.map(({ text }, index) => readings[index]?.corrected ?? text).join(' ') : null,
  };
}
