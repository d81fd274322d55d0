// What may be written here: the operators' list of words, a service that they name, and the judge that every room asks before it keeps what somebody wrote.
export { TextJudge } from './text-judge';
export { WordingModule } from './wording.module';
export { WordListService } from './word-list.service';
export {
  type Doubt,
  DOUBT_SOURCES,
  type DoubtSource,
  MOST_WORD,
  MOST_WORDS_AT_ONCE,
  WORD_VERDICTS,
  type WordVerdict,
} from './wording.types';
export type { ListedWord, TextKind, TextPlace, Texts } from './wording.types';
