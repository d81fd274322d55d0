import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts';
import { BlobsModule } from '../blobs';
import { ContributionsModule } from '../contributions';
import { FilesModule } from '../files';
import { JobsModule } from '../jobs';
import { RepositoriesModule } from '../repositories';
import { TokensModule } from '../tokens';
import { VersionsModule } from '../versions';
import { CheckedData } from './checked-data';
import { FinetuneChoices } from './finetune-choices';
import { FinetuneKind } from './finetune-kind';
import { FinetuneService } from './finetune.service';
import { TrainingFilesService } from './training-files.service';
import { TrainingFilesStore } from './training-files.store';

@Module({
  imports: [AccountsModule, TokensModule, RepositoriesModule, VersionsModule, FilesModule, BlobsModule, ContributionsModule, JobsModule],
  providers: [FinetuneService, FinetuneChoices, CheckedData, FinetuneKind, TrainingFilesStore, TrainingFilesService],
  exports: [FinetuneService, FinetuneChoices, CheckedData, TrainingFilesService],
})
export class FinetuneModule {}
