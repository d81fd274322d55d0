import { Module } from '@nestjs/common';
import { FilesModule } from '../files';
import { RepositoriesModule } from '../repositories';
import { VersionsModule } from '../versions';
import { CardsService } from './cards.service';

@Module({ imports: [RepositoriesModule, VersionsModule, FilesModule], providers: [CardsService], exports: [CardsService] })
export class CardsModule {}
