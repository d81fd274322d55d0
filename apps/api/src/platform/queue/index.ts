export { DispatchQueueModule } from './dispatch-queue.module';
export { DispatchQueue, type JobConsumer, JobQueue, type QueuedJob } from './job-queue';
export { QueueModule } from './queue.module';
