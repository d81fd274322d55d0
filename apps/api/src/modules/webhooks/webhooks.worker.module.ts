import { Module, type OnModuleInit } from '@nestjs/common';
import { Housekeeping } from '../../platform/outbox/worker';
import { RepositoriesModule } from '../repositories';
import { Announcer } from './announcer';
import { DeliveriesStore } from './deliveries.store';
import { DeliveryPost } from './delivery-post';
import { DeliverySender } from './delivery-sender';
import { Disabling } from './disabling';
import { EventsStore } from './events.store';
import { PayloadWriter } from './payload-writer';
import { WebhooksModule } from './webhooks.module';
import { WebhooksProcessor } from './webhooks.processor';

@Module({
  imports: [RepositoriesModule, WebhooksModule],
  providers: [EventsStore, PayloadWriter, Announcer, DeliveryPost, Disabling, DeliverySender, WebhooksProcessor],
})
export class WebhooksWorkerModule implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly store: DeliveriesStore,
  ) {}

  onModuleInit(): void {
    this.housekeeping.add({ name: 'old deliveries of webhooks', sweep: () => this.store.prune() });
  }
}
