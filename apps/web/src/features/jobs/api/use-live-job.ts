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
  useEffect(() => watchWhileShown(known.key, book), [known.key, book]);
  const live = useSyncExternalStore(book.subscribe, book.snapshot);
  useRemembered(live.job);
  return live;
}

/**
 * A page that nobody looks at lets go of its stream, and goes on where it was once it is looked at again: browsers keep few lines open to one host, and
 * a handful of forgotten tabs would take them all. Answers how to stop.
 */
function watchWhileShown(key: string, book: LiveJobBook): () => void {
  let watcher: JobWatcher | null = null;
  const leave = () => {
    watcher?.stop();
    watcher = null;
  };
  const look = (): void => {
    if (document.visibilityState === 'hidden') return leave();
    if (watcher !== null) return;
    watcher = new JobWatcher(key, book);
    watcher.start();
  };
  look();
  document.addEventListener('visibilitychange', look);
  return () => (document.removeEventListener('visibilitychange', look), leave());
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
