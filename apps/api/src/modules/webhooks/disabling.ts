// A webhook that does not arrive any more is switched off, and its owner is told.
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../platform/config';
import { Mailer } from '../../platform/mail';
import { disabledMail } from './webhook-mails';
import { WebhooksStore } from './webhooks.store';
import type { DisabledReason } from './webhooks.types';

const USEFUL_MS = 7 * 86_400_000;

@Injectable()
export class Disabling {
  constructor(
    private readonly store: WebhooksStore,
    private readonly mailer: Mailer,
    private readonly config: AppConfig,
  ) {}

  /** Inside the caller's transaction. */
  async disable(webhookId: bigint, reason: Exclude<DisabledReason, 'owner'>, url: string): Promise<void> {
    if (!(await this.store.disable(webhookId, reason)) || !this.mailer.isOn) return;
    for (const owner of await this.store.owners(webhookId))
      await this.mailer.post(owner.email, disabledMail(owner, { reason, url, hubUrl: this.config.publicUrl }), USEFUL_MS);
  }
}
