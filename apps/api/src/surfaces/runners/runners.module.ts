// The dialect of runners: claim work, report, keep checkpoints, end.
import { Module } from '@nestjs/common';
import { JobsModule } from '../../modules/jobs';
import { RunnerCheckpointsController } from './checkpoints.controller';
import { RunnerJobsController } from './runner-jobs.controller';

@Module({ imports: [JobsModule], controllers: [RunnerJobsController, RunnerCheckpointsController] })
export class RunnersSurface {}
