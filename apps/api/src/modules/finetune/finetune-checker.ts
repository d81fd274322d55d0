// The worker's share of checks: one at a time in a process, woken by the outbox and every few seconds. What a process that died was at is taken up again.
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Logger } from '../../platform/logging';
import { JobMoves, JobsStore, MOST_LOSSES } from '../jobs';
import { FinetuneCheckRunner } from './finetune-check-runner';
import { FinetuneTimings } from './finetune-timings';
import { FINETUNE } from './finetune.types';

@Injectable()
export class FinetuneChecker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stop = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> | undefined;

  constructor(
    private readonly store: JobsStore,
    private readonly runner: FinetuneCheckRunner,
    private readonly moves: JobMoves,
    private readonly timings: FinetuneTimings,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), this.timings.pollMs);
    this.wake();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    this.stop.abort();
    await this.working;
  }

  wake(): void {
    this.working ??= this.work()
      .catch((error: unknown) => this.logger.warn({ err: error }, 'checks that are due could not be looked for'))
      .finally(() => (this.working = undefined));
  }

  private async work(): Promise<void> {
    while (!this.stop.signal.aborted) {
      const id = await this.store.claimCheck(FINETUNE, this.timings.checkHeldMs);
      if (id === null) return;
      await this.check(id);
    }
  }

  /** Taken up again once its time has passed, but not for ever. */
  private async lose(id: bigint, error: unknown): Promise<void> {
    this.logger.error({ err: error, jobId: String(id) }, 'a check broke off');
    if ((await this.store.loseCheck(id)) < MOST_LOSSES) return;
    const message = 'The check of the data broke off three times. Try again later, or tell who runs this hub.';
    await this.moves.failUnstarted(id, { class: 'infrastructure', code: 'finetune/check-failed', message });
  }

  private async check(id: bigint): Promise<void> {
    const ending = new AbortController();
    const signal = AbortSignal.any([ending.signal, this.stop.signal]);
    const keep = setInterval(() => {
      void this.store.keepCheck(id, this.timings.checkHeldMs).then(
        (isMeant) => isMeant || ending.abort(),
        () => undefined,
      );
    }, this.timings.checkKeptEveryMs);
    try {
      await this.runner.run(id, signal);
    } catch (error) {
      if (!signal.aborted) await this.lose(id, error);
    } finally {
      clearInterval(keep);
    }
  }
}
