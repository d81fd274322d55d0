import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts';
import { BlobsModule } from '../blobs';
import { ContributionsModule } from '../contributions';
import { FilesModule } from '../files';
import { JobsModule } from '../jobs';
import { RepositoriesModule } from '../repositories';
import { TokensModule } from '../tokens';
import { VersionsModule } from '../versions';
import { FinetuneKind } from './finetune-kind';
import { FinetuneService } from './finetune.service';
import { TrainingFilesService } from './training-files.service';
import { TrainingFilesStore } from './training-files.store';

@Module({
  imports: [AccountsModule, TokensModule, RepositoriesModule, VersionsModule, FilesModule, BlobsModule, ContributionsModule, JobsModule],
  providers: [FinetuneService, FinetuneKind, TrainingFilesStore, TrainingFilesService],
  exports: [FinetuneService, TrainingFilesService],
})
export class FinetuneModule {}
