// The log of a webhook, for those who care for it; what is in it may be sent again, and a test may be sent.
import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { wireId } from '@modelgrove/wire-formats';
import type { Actor } from '../../common/actor';
import { Transaction } from '../../platform/database/transaction';
import { Outbox } from '../../platform/outbox';
import { DeliveriesStore } from './deliveries.store';
import { deliveryNotFound, tooManyByHand, webhookDisabled } from './webhooks.errors';
import { WebhooksService } from './webhooks.service';
import { WebhookTimings } from './webhook-timings';
import type { Delivery, DeliveryDetail, Webhook } from './webhooks.types';
import { AccessService } from '../access';

@Injectable()
export class DeliveriesService {
  constructor(
    private readonly access: AccessService,
    private readonly webhooks: WebhooksService,
    private readonly store: DeliveriesStore,
    private readonly transaction: Transaction,
    private readonly outbox: Outbox,
    private readonly timings: WebhookTimings,
  ) {}

  async page(actor: Actor, owner: string, webhookId: bigint, before: bigint | null, limit: number): Promise<Delivery[]> {
    const { id } = await this.webhooks.get(actor, owner, webhookId);
    return this.store.page(id, before, limit);
  }

  async get(actor: Actor, owner: string, webhookId: bigint, id: bigint): Promise<DeliveryDetail> {
    const webhook = await this.webhooks.get(actor, owner, webhookId);
    return this.found(webhook, id);
  }

  /** Under the same id, so that who received it knows it again. */
  async sendAgain(actor: Actor, owner: string, webhookId: bigint, id: bigint): Promise<DeliveryDetail> {
    const webhook = await this.usable(actor, owner, webhookId);
    await this.found(webhook, id);
    await this.transaction.inTransaction(async () => {
      await this.store.again(webhookId, id);
      await this.outbox.emit('webhook.deliver', {});
    });
    return this.found(webhook, id);
  }

  /** Something that did not happen, to see whether it arrives. */
  async sendTest(actor: Actor, owner: string, webhookId: bigint): Promise<DeliveryDetail> {
    const webhook = await this.usable(actor, owner, webhookId);
    const [eventId, event] = [`msg_${randomBytes(16).toString('hex')}`, { action: 'test', scope: 'webhook' }];
    const payload = JSON.stringify({ event, webhook: { id: wireId(webhookId), version: 3 } });
    const made = await this.transaction.inTransaction(async () => {
      const row = await this.store.insert({ webhookId, eventId, what: 'webhook test', repositoryId: null, payload }, this.timings.perHour);
      if (row?.state !== 'waiting') throw tooManyByHand();
      await this.outbox.emit('webhook.deliver', {});
      return row;
    });
    return this.found(webhook, made.id);
  }

  private async usable(actor: Actor, owner: string, webhookId: bigint): Promise<Webhook> {
    await this.access.namespace(actor, owner, 'edit-webhooks');
    const webhook = await this.webhooks.get(actor, owner, webhookId);
    if (webhook.disabledReason !== null) throw webhookDisabled();
    return webhook;
  }

  private async found({ id: webhookId }: Webhook, id: bigint): Promise<DeliveryDetail> {
    const delivery = await this.store.find(webhookId, id);
    if (!delivery) throw deliveryNotFound();
    return delivery;
  }
}
