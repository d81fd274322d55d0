// Runs one job: the row says what is to be done and whether it still is; the outcome goes back to the row.
import type { Logger } from '../logging';
import { series } from '../metrics';
import type { QueuedJob } from '../queue';
import type { JobHandlers } from './job-handlers';
import { eventIdOf } from './outbox-relay';
import type { OutboxSession } from './outbox-session';
import type { OutboxTimings } from './outbox-timings';
import type { OutboxStore } from './outbox.store';

const MAX_ERROR_CHARACTERS = 4_000;

export class OutboxRunner {
  constructor(
    private readonly store: OutboxStore,
    private readonly handlers: JobHandlers,
    private readonly session: OutboxSession,
    private readonly timings: OutboxTimings,
    private readonly logger: Logger,
    /** A job may have left rows for others, also by a trigger that notifies nobody. */
    private readonly onDone: () => void,
  ) {}

  /** Rejects only when Postgres cannot be asked: the reconciler will bring the job again. */
  async run(job: QueuedJob): Promise<void> {
    const id = eventIdOf(job.id);
    if (id !== null) await this.session.exclusively(id, () => this.attempt(id));
  }

  private async attempt(id: bigint): Promise<void> {
    const event = await this.store.start(id, this.timings.retryMs, this.timings.maxRetryMs);
    if (!event) return;
    const { kind, payload, attempts } = event;
    const endTimer = series.jobSeconds.startTimer({ kind });
    try {
      await this.handlers.of(kind).handle(payload);
      series.jobs.inc({ kind, outcome: 'done' });
    } catch (error) {
      series.jobs.inc({ kind, outcome: 'failed' });
      this.logger.warn({ err: error, job: String(id), kind, attempts }, 'a job failed; it will be tried again');
      return this.store.failed(id, textOf(error));
    } finally {
      endTimer();
    }
    await this.store.done(id);
    this.onDone();
  }
}

function textOf(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return text.replaceAll('\0', '').slice(0, MAX_ERROR_CHARACTERS);
}
