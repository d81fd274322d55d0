import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts';
import { BlobsModule } from '../blobs';
import { ComputeModule } from '../compute';
import { ContributionsModule } from '../contributions';
import { FilesModule } from '../files';
import { JobsModule } from '../jobs';
import { LineageModule } from '../lineage';
import { SalesModule } from '../sales';
import { RepositoriesModule } from '../repositories';
import { TokensModule } from '../tokens';
import { VersionsModule } from '../versions';
import { WordingModule } from '../wording';
import { CheckedData } from './checked-data';
import { DatasetFacts } from './dataset-facts';
import { DatasetChecksStore } from './dataset-facts.store';
import { FinetuneChoices } from './finetune-choices';
import { FinetuneKind } from './finetune-kind';
import { FinetuneLineage } from './finetune-lineage';
import { FinetuneSecrecy } from './finetune-secrecy';
import { FinetuneUses } from './finetune-uses';
import { FinetuneService } from './finetune.service';
import { TrainingFilesService } from './training-files.service';
import { TrainingFilesStore } from './training-files.store';

@Module({
  imports: [
    AccountsModule,
    TokensModule,
    RepositoriesModule,
    VersionsModule,
    FilesModule,
    BlobsModule,
    LineageModule,
    ContributionsModule,
    JobsModule,
    ComputeModule,
    SalesModule,
    WordingModule,
  ],
  providers: [
    DatasetChecksStore,
    DatasetFacts,
    FinetuneService,
    FinetuneChoices,
    CheckedData,
    FinetuneSecrecy,
    FinetuneKind,
    FinetuneLineage,
    FinetuneUses,
    TrainingFilesStore,
    TrainingFilesService,
  ],
  exports: [DatasetChecksStore, DatasetFacts, FinetuneService, FinetuneChoices, CheckedData, TrainingFilesService],
})
export class FinetuneModule {}
