import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts';
import { BlobsModule } from '../blobs';
import { FilesModule } from '../files';
import { JobsModule } from '../jobs';
import { VersionsModule } from '../versions';
import { CheckedData } from './checked-data';
import { FinetuneCheckRunner } from './finetune-check-runner';
import { FinetuneChecker } from './finetune-checker';
import { FinetuneModule } from './finetune.module';
import { FinetuneCheckProcessor } from './finetune.processor';
import { FinetuneTimings } from './finetune-timings';

@Module({
  imports: [FinetuneModule, AccountsModule, BlobsModule, FilesModule, JobsModule, VersionsModule],
  providers: [FinetuneTimings, CheckedData, FinetuneCheckRunner, FinetuneChecker, FinetuneCheckProcessor],
})
export class FinetuneWorkerModule {}
