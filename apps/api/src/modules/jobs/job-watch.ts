// A job as it happens: whoever looks is given what they have not seen, and then what is new, until the job has ended.
import { Injectable } from '@nestjs/common';
import { Bell } from '../../platform/bell';
import { type JobMetric, JobOutputStore, type LogPiece } from './job-output.store';
import { isTerminal } from './job-states';
import { jobTopic } from './job-topics';
import { JobsStore } from './jobs.store';
import type { JobEvent, JobRecord } from './jobs.types';

/** Where somebody is who watches. */
export interface Seen {
  event: bigint;
  step: number;
  piece: number;
}

export interface JobNews {
  job: JobRecord;
  events: JobEvent[];
  metrics: JobMetric[];
  log: LogPiece[];
  seen: Seen;
}

/** Also without a ring: the connection that brings them may be away. */
const LOOK_MS = 10_000;
const MOST = 500;
const MOST_PIECES = 50;

@Injectable()
export class JobWatch {
  constructor(
    private readonly jobs: JobsStore,
    private readonly output: JobOutputStore,
    private readonly bell: Bell,
  ) {}

  /** Null now and then while nothing is new, for whoever keeps a line open. Ends with the job, or with `signal`. */
  async *watch(jobId: bigint, from: Seen, signal: AbortSignal): AsyncGenerator<JobNews | null, void> {
    let seen = from;
    for (let shown = ''; !signal.aborted;) {
      const rung = this.bell.next(jobTopic(jobId), LOOK_MS, signal);
      const news = await this.look(jobId, seen);
      if (!news) return rung.cancel();
      seen = news.seen;
      const now = JSON.stringify([news.seen, news.job], (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
      yield now === shown ? null : news;
      shown = now;
      const isMore = news.events.length === MOST || news.metrics.length === MOST || news.log.length === MOST_PIECES;
      if (isMore) rung.cancel();
      else if (isTerminal(news.job.state)) return rung.cancel();
      else await rung.heard;
    }
  }

  private async look(jobId: bigint, seen: Seen): Promise<JobNews | null> {
    const job = await this.jobs.find(jobId);
    if (!job) return null;
    const events = await this.output.events(jobId, seen.event, MOST);
    const metrics = await this.output.metrics(jobId, seen.step, MOST);
    const log = await this.output.log(jobId, seen.piece, MOST_PIECES);
    // An attempt that goes on from a checkpoint measures the steps behind it again.
    const isBack = events.some(({ name }) => name === 'job.running');
    const step = metrics.at(-1)?.step ?? (isBack ? Math.min(seen.step, job.checkpointStep ?? -1) : seen.step);
    return { job, events, metrics, log, seen: { event: events.at(-1)?.id ?? seen.event, step, piece: log.at(-1)?.seq ?? seen.piece } };
  }
}
