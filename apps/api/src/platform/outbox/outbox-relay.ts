// Hands rows of the outbox to the queue: when somebody notifies, and every few seconds for what a lost notification, a lost
// queue or a killed worker left behind. At least once; who runs the job takes care of the rest.
import type { JobQueue } from '../queue';
import type { Logger } from '../logging';
import type { OutboxTimings } from './outbox-timings';
import type { OutboxStore } from './outbox.store';
import { Resting } from './resting';

const BATCH = 200;
const PREFIX = 'event-';

/** The queue refuses bare numbers as ids. */
export const jobIdOf = (eventId: bigint): string => `${PREFIX}${eventId}`;

/** Null for what is none of ours. */
export function eventIdOf(jobId: string): bigint | null {
  const digits = jobId.startsWith(PREFIX) ? jobId.slice(PREFIX.length) : '';
  return /^\d{1,18}$/.test(digits) ? BigInt(digits) : null;
}

export class OutboxRelay {
  private timer: NodeJS.Timeout | undefined;
  private restTimer: NodeJS.Timeout | undefined;
  private readonly resting: Resting;
  private passing: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    private readonly store: OutboxStore,
    private readonly queue: JobQueue,
    private readonly timings: OutboxTimings,
    private readonly logger: Logger,
  ) {
    this.resting = new Resting(timings);
  }

  start(): void {
    this.timer = setInterval(() => this.wake(), this.timings.pollMs);
    this.wake();
  }

  /** One pass at a time; a wake during a pass leads to one more. */
  wake(): void {
    if (this.stopped) return;
    this.again = true;
    this.passing ??= this.pass().finally(() => {
      this.passing = undefined;
      if (this.again) this.wake();
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    clearTimeout(this.restTimer);
    await this.passing;
  }

  private async pass(): Promise<void> {
    this.again = false;
    try {
      while (!this.stopped && (await this.enqueueSome()) === BATCH);
      this.wakeAfterRest();
    } catch (error) {
      this.logger.warn({ err: error }, 'the outbox could not be handed to the queue; it will be tried again');
    }
  }

  private async enqueueSome(): Promise<number> {
    const claimed = await this.store.claim(BATCH, this.timings.lostAfterMs, this.resting.keys());
    const events = claimed.filter(({ isSuperseded }) => !isSuperseded);
    try {
      await this.queue.add(events.map(({ id, kind }) => ({ id: jobIdOf(id), kind })));
    } catch (error) {
      await this.store.unclaim(events.map(({ id }) => id));
      throw error;
    }
    this.resting.note(claimed.map(({ coalescedBy }) => coalescedBy));
    return claimed.length;
  }

  private wakeAfterRest(): void {
    const dueMs = this.resting.nextMs();
    clearTimeout(this.restTimer);
    if (dueMs !== null && !this.stopped) this.restTimer = setTimeout(() => this.wake(), dueMs);
  }
}
