// Jobs that runners do: their states, their order, their runners, what they say and use. What a job is about is the affair of its kind (JobKinds).
export { runnerUnknown } from './jobs.errors';
export { JobsModule } from './jobs.module';
export { JobKinds, type Assignment, type InputFile, type JobKind, type ResultFile } from './job-kinds';
export { JobCheckpoints } from './job-checkpoints';
export type { JobCheckpoint, JobMetric, LogPiece } from './job-output.store';
export { JobMoves } from './job-moves';
export { JobWatch, type JobNews, type Seen } from './job-watch';
export { JobTimings } from './job-timings';
export { FAILURE_CLASSES, type FailureClass, type JobState, JOB_STATES, MOST_LOSSES } from './job-states';
export { newKey } from './jobs.policy';
export { JobsStore } from './jobs.store';
export { JobsService, type JobsPage, type JobWaiting } from './jobs.service';
export type * from './jobs.types';
export { type Claimed, type Report, RunnerDesk, type TrainedUsage } from './runner-desk';
export type { RunnerOffer, RunnerRecord } from './runners.store';
export { UsageStore } from './usage.store';
export { type RegisteredRunner, RunnersService } from './runners.service';
