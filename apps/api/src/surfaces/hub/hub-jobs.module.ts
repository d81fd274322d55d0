import { Module } from '@nestjs/common';
import { ContributionsModule } from '../../modules/contributions';
import { FinetuneModule } from '../../modules/finetune';
import { GatewayModule } from '../../modules/gateway';
import { JobsModule } from '../../modules/jobs';
import { ServingModule } from '../../modules/serving';
import { AdminGatewayController } from './admin-gateway.controller';
import { AdminJobsController } from './admin-jobs.controller';
import { AdminRunnersController } from './admin-runners.controller';
import { FinetunesController } from './finetunes.controller';
import { JobStreamController } from './job-stream.controller';
import { JobsController } from './jobs.controller';
import { ServingController } from './serving.controller';
import { TrainingFilesController } from './training-files.controller';

/** Jobs, runners and the gateway in our own API. */
@Module({
  imports: [ContributionsModule, JobsModule, FinetuneModule, GatewayModule, ServingModule],
  controllers: [
    FinetunesController,
    ServingController,
    TrainingFilesController,
    JobsController,
    JobStreamController,
    AdminJobsController,
    AdminRunnersController,
    AdminGatewayController,
  ],
})
export class HubJobsModule {}
