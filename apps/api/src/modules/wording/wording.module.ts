import { Module } from '@nestjs/common';
import { TextJudge } from './text-judge';
import { WordListService } from './word-list.service';
import { WordListStore } from './word-list.store';

@Module({ providers: [WordListStore, TextJudge, WordListService], exports: [TextJudge, WordListService] })
export class WordingModule {}
