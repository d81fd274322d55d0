// The door for processes that run jobs; whoever only emits uses index.ts and loads no queue.
export { Housekeeping, type Sweep } from './housekeeping';
export { type JobHandler, JobHandlers } from './job-handlers';
export { idIn } from './job-id';
export { OutboxTimings } from './outbox-timings';
export { OutboxWorkerModule } from './outbox.worker.module';
