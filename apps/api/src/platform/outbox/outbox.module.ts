import { Global, Module } from '@nestjs/common';
import { Outbox } from './outbox';
import { OutboxBacklog } from './outbox-backlog';

@Global()
@Module({ providers: [Outbox, OutboxBacklog], exports: [Outbox, OutboxBacklog] })
export class OutboxModule {}
