import type { TextVerdict } from '../../platform/config';

export const MOST_WORD = 100;
export const MOST_WORDS_AT_ONCE = 500;

/** What the list says of a text that has the word. */
export const WORD_VERDICTS = ['refuse', 'hold'] as const;
export type WordVerdict = (typeof WORD_VERDICTS)[number];

export interface ListedWord {
  id: bigint;
  text: string;
  /** Not as a part of another word. */
  isWhole: boolean;
  verdict: WordVerdict;
  note: string;
  createdAt: Date;
  /** Null: gone since. */
  createdBy: string | null;
}

export interface NewWords {
  texts: readonly string[];
  isWhole: boolean;
  verdict: WordVerdict;
  note: string;
}

export type { TextVerdict };
export type TextKind = 'discussion' | 'pull-request' | 'comment' | 'title' | 'collection' | 'profile' | 'name' | 'card';

/** What is written, and where: `model/ann/verses`, or the name of a person or an organization. */
export interface TextPlace {
  kind: TextKind;
  where: string;
}

/** By the name of the field that they came in. */
export type Texts = Readonly<Record<string, string | null | undefined>>;

/** Who found that a text may not just stand there: a word of the list, the service outside, or its silence. */
export const DOUBT_SOURCES = ['word', 'service', 'silence'] as const;
export type DoubtSource = (typeof DOUBT_SOURCES)[number];

export interface Doubt {
  verdict: Exclude<TextVerdict, 'allow'>;
  field: string;
  by: DoubtSource;
  /** The word, or the reason that the service gave. For administrators, never for who wrote the text. */
  why: string;
}
