// What may be written here: the operators' list of words, and the judge that every room asks before it keeps what somebody wrote.
export { TextJudge } from './text-judge';
export { WordingModule } from './wording.module';
export { WordListService } from './word-list.service';
export { MOST_WORD, MOST_WORDS_AT_ONCE } from './wording.types';
export type { ListedWord } from './wording.types';
