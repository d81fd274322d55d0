// What the index keeps of a repository or of an account: numbers that stand for words (search.hash32 computes the same ones).
import { createHash } from 'node:crypto';
import { beginning, beginnings, isStopWord, stem, wordsOf, wordsOfName } from './words';

/** Rows stay below what PostgreSQL moves out of line. */
const MAX_NAMES = 160;
const MAX_WORDS = 440;
const MAX_NAME_CHARACTERS = 400;
const MAX_TAGS_CHARACTERS = 4_000;
export const MAX_BODY_CHARACTERS = 32_000;

export interface DocumentTexts {
  /** Names, titles: what a reader calls it. */
  names: string[];
  tags: string[];
  body: string;
}

export interface DocumentTerms {
  names: number[];
  words: number[];
  /** For the list of all words. */
  vocabulary: string[];
}

export function termsOf({ names, tags, body }: DocumentTexts): DocumentTerms {
  const named = new Set<string>();
  const vocabulary = new Set<string>();
  for (const name of names) addNames(name, named, vocabulary);
  const all = new Set([...named].slice(0, MAX_NAMES));
  for (const word of wordsOf(tags.join(' '), MAX_TAGS_CHARACTERS)) add(word, all, vocabulary);
  for (const word of wordsOf(body, MAX_BODY_CHARACTERS)) {
    if (all.size >= MAX_WORDS) break;
    add(word, all, vocabulary);
  }
  return { names: hashes([...named].slice(0, MAX_NAMES)), words: hashes([...all].slice(0, MAX_WORDS)), vocabulary: [...vocabulary] };
}

function addNames(name: string, terms: Set<string>, vocabulary: Set<string>): void {
  for (const word of wordsOfName(name, MAX_NAME_CHARACTERS)) {
    add(word, terms, vocabulary);
    for (const start of beginnings(word)) terms.add(`^${start}`);
  }
}

function add(word: string, terms: Set<string>, vocabulary: Set<string>): void {
  terms.add(stem(word));
  if (!isStopWord(word) && word.length > 1) vocabulary.add(word);
}

/** Those that a query's word may be: the word, and names that begin so. */
export function termsOfQueryWord(word: string): number[] {
  return hashes([stem(word), `^${beginning(word)}`]);
}

export function hashes(terms: string[]): number[] {
  return [...new Set(terms.map(hash32))];
}

/** The same words come again and again; forgotten together when they are too many. */
const known = new Map<string, number>();
const MAX_KNOWN = 50_000;

export function hash32(term: string): number {
  const before = known.get(term);
  if (before !== undefined) return before;
  if (known.size >= MAX_KNOWN) known.clear();
  const hash = createHash('sha256').update(term).digest().readInt32BE(0);
  known.set(term, hash);
  return hash;
}
