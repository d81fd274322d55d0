/** The outbox job 'job.queued': a job waits for a runner; the dispatch queue gets its ticket. */
export interface JobQueued {
  jobId: string;
}

/** The outbox job 'job.ended': what it held is let go. */
export interface JobEnded {
  jobId: string;
}
