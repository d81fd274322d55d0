// What is done by the clock: every worker looks, one of them emits.
import { Injectable } from '@nestjs/common';
import { Transaction } from '../database';
import { Logger } from '../logging';
import type { JobKind } from './kinds';
import { Outbox } from './outbox';
import { OutboxTimings } from './outbox-timings';
import { OutboxStore } from './outbox.store';

const TIMETABLE: readonly { kind: JobKind; everyMs: number }[] = [{ kind: 'housekeeping.sweep', everyMs: 600_000 }];

@Injectable()
export class Schedule {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly transaction: Transaction,
    private readonly store: OutboxStore,
    private readonly outbox: Outbox,
    private readonly timings: OutboxTimings,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.look(), this.timings.scheduleMs);
    this.look();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private look(): void {
    this.looking ??= this.emitDue()
      .catch((error: unknown) => this.logger.warn({ err: error }, 'what is due could not be looked up; it will be tried again'))
      .finally(() => {
        this.looking = undefined;
      });
  }

  /** The turn is taken and the job emitted in one step: neither is lost without the other. */
  private async emitDue(): Promise<void> {
    for (const { kind, everyMs } of TIMETABLE) {
      await this.transaction.inTransaction(async () => {
        if (await this.store.due(kind, everyMs)) await this.outbox.emit(kind, {});
      });
    }
  }
}
