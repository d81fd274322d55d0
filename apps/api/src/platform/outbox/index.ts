export { type JobKind } from './kinds';
export { Outbox } from './outbox';
export { type Backlog, type FailingJob, OutboxBacklog } from './outbox-backlog';
export { OutboxModule } from './outbox.module';
