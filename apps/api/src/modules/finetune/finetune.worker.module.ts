import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts';
import { FilesModule } from '../files';
import { JobsModule } from '../jobs';
import { DatasetCheckRunner } from './dataset-check-runner';
import { DatasetCheckProcessor } from './dataset-check.processor';
import { FinetuneCheckRunner } from './finetune-check-runner';
import { FinetuneChecker } from './finetune-checker';
import { FinetunePacesStore } from './finetune-paces.store';
import { FinetuneModule } from './finetune.module';
import { FinetuneCheckProcessor } from './finetune.processor';
import { FinetuneTimings } from './finetune-timings';

@Module({
  imports: [FinetuneModule, AccountsModule, FilesModule, JobsModule],
  providers: [
    FinetuneTimings,
    FinetunePacesStore,
    FinetuneCheckRunner,
    FinetuneChecker,
    FinetuneCheckProcessor,
    DatasetCheckRunner,
    DatasetCheckProcessor,
  ],
})
export class FinetuneWorkerModule {}
