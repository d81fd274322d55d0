import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Job } from '../../../lib/api-types';
import { type LiveJob, LiveJobBook } from '../model/live-job';
import { isEnded } from '../model/states';
import { jobQuery } from './jobs';
import { JobWatcher } from './job-watcher';

/** Watches a job as long as the page stands. `known`: what the page began with. */
export function useLiveJob(known: Job): LiveJob {
  const [book] = useState(() => new LiveJobBook(known));
  useEffect(() => {
    const watcher = new JobWatcher(known.key, book);
    watcher.start();
    return () => watcher.stop();
  }, [known.key, book]);
  const live = useSyncExternalStore(book.subscribe, book.snapshot);
  useRemembered(live.job);
  return live;
}

/** What others know of it is of before. */
function useRemembered(job: Job): void {
  const client = useQueryClient();
  const ended = isEnded(job);
  useEffect(() => void client.setQueryData(jobQuery(job.key).queryKey, job), [client, job]);
  useEffect(() => {
    if (ended) void client.invalidateQueries({ queryKey: ['jobs'] });
  }, [client, ended]);
}
