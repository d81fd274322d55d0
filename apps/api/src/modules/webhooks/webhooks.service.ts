// Webhooks of a person or an organization: who may see and change them, and what they may be. Secrets are kept sealed and go to their owner alone.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import { Sealer } from '../../platform/signing';
import { AccessService, type GrantedNamespace } from '../access';
import { tooManyWebhooks, webhookNotFound } from './webhooks.errors';
import { checkWish, DOMAINS, MOST_WEBHOOKS, SECRET_PURPOSE } from './webhooks.policy';
import { WebhooksStore } from './webhooks.store';
import type { Webhook, WebhookWish } from './webhooks.types';

export type NewWebhook = Pick<WebhookWish, 'url' | 'watched'> & Partial<WebhookWish>;

@Injectable()
export class WebhooksService {
  constructor(
    private readonly access: AccessService,
    private readonly store: WebhooksStore,
    private readonly sealer: Sealer,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
  ) {}

  async list(actor: Actor, owner: string): Promise<Webhook[]> {
    const { id } = await this.access.namespace(actor, owner, 'see-webhooks');
    return this.store.list(id, 0n, MOST_WEBHOOKS);
  }

  async get(actor: Actor, owner: string, id: bigint): Promise<Webhook> {
    return this.found(await this.access.namespace(actor, owner, 'see-webhooks'), id);
  }

  /** Null when it has none. Only for a person's own: others who may look at a webhook do not learn it. */
  async secretOf(actor: Actor, webhook: Webhook): Promise<string | null> {
    const sealed = this.access.user(actor).userId === webhook.namespaceId ? await this.store.secretOf(webhook.id) : null;
    return sealed && this.sealer.open(SECRET_PURPOSE, sealed);
  }

  async create(actor: Actor, owner: string, { url, watched, domains = [...DOMAINS], secret = null }: NewWebhook): Promise<Webhook> {
    const namespace = await this.access.namespace(actor, owner, 'edit-webhooks');
    const wish = { url, watched, domains, secret };
    checkWish(wish);
    const { userId } = this.access.user(actor);
    return this.transaction.inTransaction(async () => {
      if ((await this.store.countInTurn(namespace.id)) >= MOST_WEBHOOKS) throw tooManyWebhooks(MOST_WEBHOOKS);
      const id = await this.store.insert(namespace.id, userId, wish, this.sealed(secret));
      await this.note(namespace, id, 'webhook.created', wish);
      return this.found(namespace, id);
    });
  }

  /** What is not given stays as it is; a secret that is null or empty is taken away. */
  async change(actor: Actor, owner: string, id: bigint, change: Partial<WebhookWish>): Promise<Webhook> {
    const namespace = await this.access.namespace(actor, owner, 'edit-webhooks');
    return this.transaction.inTransaction(async () => {
      const { url, watched, domains } = await this.found(namespace, id);
      const wish = { url, watched, domains, secret: null, ...change };
      checkWish(wish);
      const secret = change.secret === undefined ? await this.store.secretOf(id) : this.sealed(change.secret);
      await this.store.update(namespace.id, id, wish, secret);
      await this.note(namespace, id, 'webhook.changed', wish);
      return this.found(namespace, id);
    });
  }

  async remove(actor: Actor, owner: string, id: bigint): Promise<void> {
    const namespace = await this.access.namespace(actor, owner, 'edit-webhooks');
    await this.transaction.inTransaction(async () => {
      if (!(await this.store.delete(namespace.id, id))) throw webhookNotFound();
      await this.note(namespace, id, 'webhook.deleted');
    });
  }

  async setEnabled(actor: Actor, owner: string, id: bigint, isEnabled: boolean): Promise<Webhook> {
    const namespace = await this.access.namespace(actor, owner, 'edit-webhooks');
    return this.transaction.inTransaction(async () => {
      await this.found(namespace, id);
      if (isEnabled) await this.store.enable(id);
      else await this.store.disable(id, 'owner');
      await this.note(namespace, id, isEnabled ? 'webhook.enabled' : 'webhook.disabled');
      return this.found(namespace, id);
    });
  }

  private async found(namespace: GrantedNamespace, id: bigint): Promise<Webhook> {
    const webhook = await this.store.find(namespace.id, id);
    if (!webhook) throw webhookNotFound();
    return webhook;
  }

  private sealed(secret: string | null): Buffer | null {
    return secret === null || secret === '' ? null : this.sealer.seal(SECRET_PURPOSE, secret);
  }

  private async note({ actor, name }: GrantedNamespace, id: bigint, action: string, wish?: WebhookWish): Promise<void> {
    const details = wish ? { host: new URL(wish.url).host, watched: wish.watched.map((item) => `${item.type}:${item.name}`) } : {};
    await this.audit.record(actor, action, `webhook:${id}`, { namespace: name, ...details });
  }
}
