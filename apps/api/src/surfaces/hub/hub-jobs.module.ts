import { Module } from '@nestjs/common';
import { JobsModule } from '../../modules/jobs';
import { AdminRunnersController } from './admin-runners.controller';
import { JobStreamController } from './job-stream.controller';
import { JobsController } from './jobs.controller';

/** Jobs and runners in our own API. */
@Module({ imports: [JobsModule], controllers: [JobsController, JobStreamController, AdminRunnersController] })
export class HubJobsModule {}
