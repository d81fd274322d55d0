export { type JobConsumer, JobQueue, type QueuedJob } from './job-queue';
export { QueueModule } from './queue.module';
