import { Module } from '@nestjs/common';
import { CardsModule } from './cards.module';
import { CardsProcessor } from './cards.processor';

@Module({ imports: [CardsModule], providers: [CardsProcessor] })
export class CardsWorkerModule {}
