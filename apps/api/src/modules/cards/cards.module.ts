import { Module } from '@nestjs/common';
import { RepositoriesModule } from '../repositories';
import { VersionsModule } from '../versions';
import { CardsService } from './cards.service';

@Module({ imports: [RepositoriesModule, VersionsModule], providers: [CardsService], exports: [CardsService] })
export class CardsModule {}
