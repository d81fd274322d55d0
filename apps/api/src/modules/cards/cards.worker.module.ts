import { Module } from '@nestjs/common';
import { ModerationModule } from '../moderation';
import { RepositoriesModule } from '../repositories';
import { WordingModule } from '../wording';
import { CardJudge } from './card-judge';
import { CardsModule } from './cards.module';
import { CardsProcessor } from './cards.processor';
import { JudgedCardsStore } from './judged-cards.store';

@Module({
  imports: [CardsModule, ModerationModule, RepositoriesModule, WordingModule],
  providers: [JudgedCardsStore, CardJudge, CardsProcessor],
})
export class CardsWorkerModule {}
