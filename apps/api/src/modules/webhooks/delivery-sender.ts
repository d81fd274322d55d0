// The worker's share: takes letters that are due and brings them to their addresses, a few at a time and one for each webhook. What a process that
// died was at is sent again by the next one, under the same id: at least once.
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Transaction } from '../../platform/database/transaction';
import { Logger } from '../../platform/logging';
import { Announcer } from './announcer';
import { DeliveriesStore } from './deliveries.store';
import { DeliveryPost } from './delivery-post';
import { Disabling } from './disabling';
import { WebhookTimings } from './webhook-timings';
import { WebhooksStore } from './webhooks.store';
import type { ClaimedDelivery, Outcome } from './webhooks.types';

const AT_ONCE = 8;
/** Says that nobody will listen there again (RFC 9110, 15.5.11). */
const GONE = 410;

@Injectable()
export class DeliverySender implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly running = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private claiming: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    private readonly store: DeliveriesStore,
    private readonly webhooks: WebhooksStore,
    private readonly announcer: Announcer,
    private readonly post: DeliveryPost,
    private readonly disabling: Disabling,
    private readonly transaction: Transaction,
    private readonly timings: WebhookTimings,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), this.timings.pollMs);
    this.wake();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    this.stopped = true;
    await this.claiming;
    await Promise.all(this.running);
  }

  /** A wake during a look leads to one more. */
  wake(): void {
    if (this.stopped) return;
    this.again = true;
    this.claiming ??= this.claim()
      .catch((error: unknown) => this.logger.warn({ err: error }, 'webhooks that are due could not be looked for'))
      .finally(() => {
        this.claiming = undefined;
        if (this.again) this.wake();
      });
  }

  private async claim(): Promise<void> {
    this.again = false;
    const room = AT_ONCE - this.running.size;
    if (room <= 0) return;
    for (const delivery of await this.store.claim(room, this.timings.leaseMs)) {
      const run = this.attempt(delivery)
        .catch((error: unknown) =>
          this.logger.warn({ err: error, delivery: String(delivery.id) }, 'what became of a webhook could not be noted'),
        )
        .finally(() => {
          this.running.delete(run);
          this.wake();
        });
      this.running.add(run);
    }
  }

  private async attempt(delivery: ClaimedDelivery): Promise<void> {
    const { repositoryId, webhookId } = delivery;
    if (repositoryId !== null && !(await this.announcer.mayHear(webhookId, repositoryId))) return this.store.drop(delivery.id);
    await this.note(delivery, await this.post.send(delivery));
  }

  private async note(delivery: ClaimedDelivery, outcome: Outcome): Promise<void> {
    const pauseMs = outcome.isSuccess ? undefined : this.pauseAfter(delivery, outcome);
    const state = outcome.isSuccess ? 'delivered' : pauseMs === undefined ? 'failed' : 'waiting';
    await this.transaction.inTransaction(async () => {
      if (!(await this.store.note(delivery, state, outcome, pauseMs ?? 0))) return;
      if (outcome.isSuccess) await this.webhooks.succeeded(delivery.webhookId);
      else await this.failed(delivery.webhookId, state === 'failed', outcome.status === GONE);
    });
  }

  /** Undefined: it is given up. An address that may not be called is no better a minute later. */
  private pauseAfter({ attempts }: ClaimedDelivery, { problem, status }: Outcome): number | undefined {
    const pause = problem === 'refused' || status === GONE ? undefined : this.timings.pausesMs[attempts];
    return pause === undefined ? undefined : pause * (0.8 + 0.4 * Math.random());
  }

  private async failed(webhookId: bigint, isGivenUp: boolean, isGone: boolean): Promise<void> {
    const row = await this.webhooks.failed(webhookId, isGivenUp);
    if (!row) return;
    const { mostFailures, longestFailureMs } = this.timings;
    if (isGone) await this.disabling.disable(webhookId, 'gone', row.url);
    else if (row.failures >= mostFailures || row.failingMs >= longestFailureMs) await this.disabling.disable(webhookId, 'failing', row.url);
  }
}
