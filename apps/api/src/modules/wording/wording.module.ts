import { Module } from '@nestjs/common';
import { OutsideJudge } from './outside-judge';
import { TextJudge } from './text-judge';
import { WordListService } from './word-list.service';
import { WordListStore } from './word-list.store';

@Module({ providers: [WordListStore, OutsideJudge, TextJudge, WordListService], exports: [TextJudge, WordListService] })
export class WordingModule {}
