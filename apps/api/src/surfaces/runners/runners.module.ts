// The dialect of runners: claim work, report, keep checkpoints, end.
import { Module } from '@nestjs/common';
import { JobsModule } from '../../modules/jobs';
import { ServingModule } from '../../modules/serving';
import { RunnerCallsController } from './calls.controller';
import { RunnerCheckpointsController } from './checkpoints.controller';
import { RunnerJobsController } from './runner-jobs.controller';

@Module({ imports: [JobsModule, ServingModule], controllers: [RunnerJobsController, RunnerCheckpointsController, RunnerCallsController] })
export class RunnersSurface {}
