export { Outbox } from './outbox';
export { OutboxModule } from './outbox.module';
