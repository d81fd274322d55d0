// What is known of a job, from news that may come twice and by two ways (a stream, or asking again). Everything is merged by its number, so that it
// does no harm to be told again.
import type { Job, JobEvent, JobMetric, JobNews } from '../../../lib/api-types';
import { LogBook } from './log-book';

export interface LiveJob {
  job: Job;
  /** The oldest first. */
  events: readonly JobEvent[];
  /** By step. */
  metrics: readonly JobMetric[];
  log: LogBook;
  /** Changes with the log, which is one object all the time. */
  logVersion: number;
}

export interface Seen {
  event: string;
  step: number;
  piece: number;
}

export class LiveJobBook {
  #live: LiveJob;
  #listeners = new Set<() => void>();

  constructor(job: Job) {
    this.#live = { job, events: [], metrics: [], log: new LogBook(), logVersion: 0 };
  }

  readonly snapshot = (): LiveJob => this.#live;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What whoever asks again need not be told. */
  get seen(): Seen {
    const { events, metrics, log } = this.#live;
    return { event: events.at(-1)?.id ?? '0', step: metrics.at(-1)?.step ?? -1, piece: log.seq };
  }

  take(news: JobNews): void {
    const { events, metrics, log, logVersion } = this.#live;
    const known = new Set(events.map(({ id }) => id));
    const fresh = news.events.filter(({ id }) => !known.has(id));
    const kept = isBack(fresh) ? metrics.filter(({ step }) => step <= (news.job.checkpointStep ?? -1)) : metrics;
    const added = news.pieces.filter((piece) => log.add(piece)).length;
    this.#live = {
      job: news.job,
      events: fresh.length === 0 ? events : [...events, ...fresh],
      metrics: mergeMetrics(kept, news.metrics),
      log,
      logVersion: logVersion + added,
    };
    for (const listener of this.#listeners) listener();
  }
}

/** An attempt that goes on from a checkpoint measures the steps behind it again. */
function isBack(events: readonly JobEvent[]): boolean {
  return events.some(({ name, attempt }) => name === 'job.running' && attempt > 1);
}

export function mergeMetrics(known: readonly JobMetric[], more: readonly JobMetric[]): readonly JobMetric[] {
  const first = more[0];
  if (first === undefined) return known;
  if (first.step > (known.at(-1)?.step ?? -1)) return [...known, ...more];
  const steps = new Map(known.map((metric) => [metric.step, metric]));
  for (const metric of more) steps.set(metric.step, metric);
  return [...steps.values()].toSorted((one, other) => one.step - other.step);
}
