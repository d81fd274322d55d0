// The voice of an attempt. Reports are numbered and one at a time; a report whose answer was lost is sent again as it was, so that it counts once. They
// are also the heartbeat: when the hub says that the attempt is over, or was not heard for a whole lease, `lost` aborts and everything is dropped.
import { LeaseLost } from '../failure';
import { HubRefused, isTemporary } from '../hub/hub-errors';
import { pauseMs } from '../hub/patience';
import type { RunnerApi } from '../hub/runner-api';
import { pause } from '../limits/every';
import type { LogShaper } from '../log/log-shaper';
import type { ClaimedJob, ReportContents } from '../protocol';
import { LOG_BYTES_A_REPORT, ReportDraft } from './report-draft';

/** At most twice a second. */
const LEAST_PAUSE_MS = 500;
/** The answer says whether the job was cancelled: whoever did it does not wait for a third of a lease. */
const HEARTBEAT_MS = 5_000;
/** What a runner that ends may still send before it says how it ended. */
const MOST_LAST_REPORTS = 20;

export class Reporter {
  readonly draft = new ReportDraft();
  private readonly losing = new AbortController();
  private readonly stopping = new AbortController();
  private number = 1;
  private unsent: ReportContents | null = null;
  private failures = 0;
  private sentAt = -Infinity;
  private readonly begunAt = performance.now();
  private leaseMs: number;
  private leaseUntil: number;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly api: RunnerApi,
    private readonly job: ClaimedJob,
    private readonly log: LogShaper,
    private readonly on: { cancel: () => void; problem: (sentence: string) => void },
  ) {
    this.leaseMs = job.leaseSeconds * 1000;
    this.leaseUntil = performance.now() + this.leaseMs;
  }

  /** Since the claim. */
  get seconds(): number {
    return (performance.now() - this.begunAt) / 1000;
  }

  /** Aborts with LeaseLost. */
  get lost(): AbortSignal {
    return this.losing.signal;
  }

  start(): void {
    this.running = this.loop();
  }

  /** Everything that is there is sent, unless the lease is lost. Reports go on after it. */
  async flush(): Promise<void> {
    for (let i = 0; i < MOST_LAST_REPORTS && !this.lost.aborted && !this.isEmpty; i++) await pause(LEAST_PAUSE_MS / 2, this.lost);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private get isEmpty(): boolean {
    return this.unsent === null && this.draft.isEmpty && this.log.isEmpty;
  }

  private async loop(): Promise<void> {
    const over = AbortSignal.any([this.lost, this.stopping.signal]);
    while (!over.aborted) {
      const isDue = performance.now() - this.sentAt >= Math.min(this.leaseMs / 3, HEARTBEAT_MS) - LEAST_PAUSE_MS;
      if (!this.isEmpty || isDue) await this.send(over);
      await pause(this.failures > 0 ? pauseMs(this.failures) : LEAST_PAUSE_MS, over);
    }
  }

  private async send(over: AbortSignal): Promise<void> {
    this.unsent ??= { ...this.draft.next(this.log.take(LOG_BYTES_A_REPORT)), seconds: this.seconds };
    const sentAt = performance.now();
    try {
      const signal = AbortSignal.any([over, AbortSignal.timeout(Math.max(Math.ceil(this.leaseMs / 3), 1000))]);
      this.accepted(sentAt, await this.api.report(this.job, this.number, this.unsent, signal));
    } catch (error) {
      if (!over.aborted) this.failed(error);
    }
  }

  private accepted(sentAt: number, { cancel, leaseSeconds }: { cancel: boolean; leaseSeconds: number }): void {
    this.number++;
    this.unsent = null;
    this.failures = 0;
    this.sentAt = sentAt;
    this.leaseMs = leaseSeconds * 1000;
    this.leaseUntil = sentAt + this.leaseMs;
    if (cancel) this.on.cancel();
  }

  private failed(error: unknown): void {
    this.failures++;
    if (error instanceof HubRefused && !isTemporary(error)) return this.refused(error);
    if (this.failures === 1) this.on.problem((error as Error).message);
    if (performance.now() > this.leaseUntil) this.losing.abort(new LeaseLost('The hub did not answer for as long as the lease lasts.'));
  }

  private refused(error: HubRefused): void {
    if ([401, 403, 404, 409, 410].includes(error.status)) return this.losing.abort(new LeaseLost(error.message));
    // what it holds is at fault, not the attempt: the next one goes without
    this.on.problem(`The hub did not take a report: ${error.message}`);
    this.unsent = {};
  }
}
