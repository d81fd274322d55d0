// What the bell rings for jobs.

/** There may be something to claim. */
export const WORK = 'jobs.work';

/** Something about one job is new. */
export function jobTopic(jobId: bigint): string {
  return `job:${jobId}`;
}
