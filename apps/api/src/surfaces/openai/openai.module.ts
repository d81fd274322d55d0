// The dialect of the OpenAI SDKs: files, fine-tuning jobs, calls of models.
import { Module } from '@nestjs/common';
import { ContributionsModule } from '../../modules/contributions';
import { FinetuneModule } from '../../modules/finetune';
import { GatewayModule } from '../../modules/gateway';
import { JobsModule } from '../../modules/jobs';
import { RepositoriesModule } from '../../modules/repositories';
import { ServingModule } from '../../modules/serving';
import { OpenAiFilesController } from './files.controller';
import { FineTuningController } from './fine-tuning.controller';
import { OpenAiModelsController } from './models.controller';

@Module({
  imports: [FinetuneModule, JobsModule, ContributionsModule, GatewayModule, RepositoriesModule, ServingModule],
  controllers: [OpenAiFilesController, FineTuningController, OpenAiModelsController],
})
export class OpenAiSurface {}
