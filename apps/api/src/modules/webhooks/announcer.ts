// Something happened: for every webhook that watches it, and whose owner may see it, a letter is written, once.
import { Injectable } from '@nestjs/common';
import { wireId } from '@modelgrove/wire-formats';
import { inTheNameOf, type UserActor } from '../../common/actor';
import { Transaction } from '../../platform/database/transaction';
import { Outbox } from '../../platform/outbox';
import { AccessService } from '../access';
import { RepositoriesService } from '../repositories';
import { DeliveriesStore } from './deliveries.store';
import { EventsStore, type Listener } from './events.store';
import { PayloadWriter, type Told } from './payload-writer';
import type { WebhookEvent } from './webhook-event';
import { WebhookTimings } from './webhook-timings';

const BATCH = 200;

@Injectable()
export class Announcer {
  constructor(
    private readonly events: EventsStore,
    private readonly writer: PayloadWriter,
    private readonly deliveries: DeliveriesStore,
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
    private readonly transaction: Transaction,
    private readonly outbox: Outbox,
    private readonly timings: WebhookTimings,
  ) {}

  async announce(event: WebhookEvent): Promise<void> {
    const told = await this.writer.write(event);
    for (let after = 0n; told;) {
      const listeners = await this.events.listeners(told.names, told.domains, after, BATCH);
      const hearing: Listener[] = [];
      for (const listener of listeners) if (await this.hears(listener, event)) hearing.push(listener);
      if (hearing.length > 0) await this.post(hearing, event, told);
      after = listeners.at(-1)?.id ?? 0n;
      if (listeners.length < BATCH) return;
    }
  }

  /** Whether its owner may, by now, see what a letter tells of. What is gone may still be told of: it was seen when it was written. */
  async mayHear(webhookId: bigint, repositoryId: bigint): Promise<boolean> {
    const [listener, record] = [await this.events.listener(webhookId), await this.repositories.find(repositoryId)];
    return listener !== null && (record === null || this.sees(listener, record));
  }

  private async hears(listener: Listener, event: WebhookEvent): Promise<boolean> {
    if (event.what !== 'deleted') {
      const record = await this.repositories.find(event.repositoryId);
      return record !== null && this.sees(listener, record);
    }
    if (isOwn(listener, event.was.namespaceId)) return true;
    const user = await this.eyesOf(listener);
    return user !== null && (!event.was.isPrivate || (await this.access.mayIn(user, event.was.namespaceId, 'see-collections')));
  }

  private async sees(listener: Listener, { id, namespaceId }: { id: bigint; namespaceId: bigint }): Promise<boolean> {
    if (isOwn(listener, namespaceId)) return true;
    const user = await this.eyesOf(listener);
    return user !== null && (await this.access.visible(user, [id])).has(id);
  }

  /** What is not an organization's own it sees with the eyes of who made the webhook, while they administer it. */
  private async eyesOf({ userId, userName, isAdmin, isOrganization, namespaceId }: Listener): Promise<UserActor | null> {
    if (userId === null) return null;
    const user = inTheNameOf({ id: userId, name: userName, isAdmin });
    return !isOrganization || (await this.access.mayIn(user, namespaceId, 'edit-webhooks')) ? user : null;
  }

  private async post(listeners: readonly Listener[], { eventId, repositoryId }: WebhookEvent, told: Told): Promise<void> {
    const { action, scope, body } = told;
    await this.transaction.inTransaction(async () => {
      for (const { id } of listeners) {
        const payload = JSON.stringify({ event: { action, scope }, ...body, webhook: { id: wireId(id), version: 3 } });
        const what = `${scope} ${action}`;
        await this.deliveries.insert({ webhookId: id, eventId, what, repositoryId, payload }, this.timings.perHour);
      }
      await this.outbox.emit('webhook.deliver', {});
    });
  }
}

function isOwn({ isOrganization, namespaceId }: Listener, ownerId: bigint): boolean {
  return isOrganization && namespaceId === ownerId;
}
