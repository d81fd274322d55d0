export { postgresBackend, redisBackend } from './bull-backend';
export { BullQueue } from './bull-queue';
export { type JobConsumer, JobQueue, type QueuedJob } from './job-queue';
export { QueueModule } from './queue.module';
