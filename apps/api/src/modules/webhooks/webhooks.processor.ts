// What a trigger wrote down is told to whom it concerns; and letters that are due are looked for. The rows, not the jobs, say what is to be sent.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '../../platform/outbox/worker';
import { Announcer } from './announcer';
import { DeliverySender } from './delivery-sender';
import { eventIn } from './webhook-event';

@Injectable()
export class WebhooksProcessor implements OnModuleInit {
  constructor(
    private readonly announcer: Announcer,
    private readonly sender: DeliverySender,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.add({ kind: 'webhook.event', handle: (payload) => this.announcer.announce(eventIn(payload)) });
    this.handlers.add({ kind: 'webhook.deliver', handle: () => Promise.resolve(this.sender.wake()) });
  }
}
