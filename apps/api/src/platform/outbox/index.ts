export { type JobKind } from './kinds';
export { Outbox } from './outbox';
export { OutboxModule } from './outbox.module';
