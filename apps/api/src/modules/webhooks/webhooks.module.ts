import { Module } from '@nestjs/common';
import { DeliveriesService } from './deliveries.service';
import { DeliveriesStore } from './deliveries.store';
import { WebhookTimings } from './webhook-timings';
import { WebhooksService } from './webhooks.service';
import { WebhooksStore } from './webhooks.store';

@Module({
  providers: [WebhookTimings, WebhooksStore, DeliveriesStore, WebhooksService, DeliveriesService],
  exports: [WebhookTimings, WebhooksStore, DeliveriesStore, WebhooksService, DeliveriesService],
})
export class WebhooksModule {}
