/** The outbox job 'job.queued': a job waits for a runner; the dispatch queue gets its ticket. */
export interface JobQueued {
  jobId: string;
}

/** The outbox job 'job.ended': what it held is let go. */
export interface JobEnded {
  jobId: string;
}

/** The outbox job 'job.tips-due': a job that had tips was taken up or ended: they are used, or given back. */
export interface JobTipsDue {
  jobId: string;
}

/** The outbox job 'job.cost-due': a job that may cost something ended: what it came to is taken, the rest goes back. */
export interface JobCostDue {
  jobId: string;
}
