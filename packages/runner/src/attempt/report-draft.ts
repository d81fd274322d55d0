// What is to be told to the hub next, put together from events and log. Pure; bounded whatever a trainer does and however long the hub is away.
import type { TrainerEvent } from '../events/trainer-events';
import type { JobEvent, Metric, Progress, ReportContents, Usage } from '../protocol';

const MOST_METRICS_A_REPORT = 500;
const MOST_EVENTS_A_REPORT = 50;
/** More than that waits only when the hub is away: every second one goes. */
const MOST_METRICS_WAITING = 5_000;
const MOST_EVENTS_WAITING = 200;
/** Below what the hub takes, because it counts characters and we bytes. */
export const LOG_BYTES_A_REPORT = 60 * 1024;

export class ReportDraft {
  usage: Usage | null = null;
  private stage: string | null = null;
  private progress: Progress | null = null;
  private isUsageNew = false;
  private metrics: Metric[] = [];
  private events: JobEvent[] = [];

  get isEmpty(): boolean {
    return this.stage === null && this.progress === null && !this.isUsageNew && this.metrics.length === 0 && this.events.length === 0;
  }

  enter(stage: string): void {
    this.stage = stage;
  }

  tell(event: JobEvent): void {
    if (this.events.length < MOST_EVENTS_WAITING) this.events.push(event);
  }

  /** What belongs into a report; checkpoints and failures have ways of their own. */
  add(event: TrainerEvent): void {
    if (event.type === 'stage') this.enter(event.stage);
    if (event.type === 'progress') this.progress = event.progress;
    if (event.type === 'note') this.tell(event.note);
    if (event.type === 'metric') this.addMetric(event.metric);
    if (event.type === 'usage') {
      this.usage = event.usage;
      this.isUsageNew = true;
    }
  }

  /** Takes away what one report holds. */
  next(log: string): ReportContents {
    const contents: ReportContents = {};
    if (this.stage !== null) contents.stage = this.stage;
    if (this.progress !== null) contents.progress = this.progress;
    if (this.isUsageNew && this.usage) contents.usage = this.usage;
    if (this.metrics.length > 0) contents.metrics = this.metrics.splice(0, MOST_METRICS_A_REPORT);
    if (this.events.length > 0) contents.events = this.events.splice(0, MOST_EVENTS_A_REPORT);
    if (log !== '') contents.log = log;
    this.stage = null;
    this.progress = null;
    this.isUsageNew = false;
    return contents;
  }

  private addMetric(metric: Metric): void {
    this.metrics.push(metric);
    if (this.metrics.length > MOST_METRICS_WAITING) this.metrics = this.metrics.filter((_, i) => i % 2 === 0);
  }
}
