import { Module } from '@nestjs/common';
import { FilesModule } from '../files';
import { LineageModule } from '../lineage';
import { MarkdownModule } from '../markdown';
import { RepositoriesModule } from '../repositories';
import { TensorsModule } from '../tensors';
import { VersionsModule } from '../versions';
import { CardsService } from './cards.service';

@Module({
  imports: [RepositoriesModule, VersionsModule, FilesModule, LineageModule, TensorsModule, MarkdownModule],
  providers: [CardsService],
  exports: [CardsService],
})
export class CardsModule {}
