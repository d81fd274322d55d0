// Programs that are told of what happens in repositories, by letters over HTTP.
export { DeliveriesService } from './deliveries.service';
export { WebhooksModule } from './webhooks.module';
export { WebhooksService } from './webhooks.service';
export { DOMAINS, MOST_SECRET, MOST_URL, MOST_WATCHED, WATCH_TYPES } from './webhooks.policy';
export type * from './webhooks.types';
