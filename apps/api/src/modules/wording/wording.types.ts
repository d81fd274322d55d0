export const MOST_WORD = 100;
export const MOST_WORDS_AT_ONCE = 500;

export interface ListedWord {
  id: bigint;
  text: string;
  /** Not as a part of another word. */
  isWhole: boolean;
  note: string;
  createdAt: Date;
  /** Null: gone since. */
  createdBy: string | null;
}

export interface NewWords {
  texts: readonly string[];
  isWhole: boolean;
  note: string;
}
