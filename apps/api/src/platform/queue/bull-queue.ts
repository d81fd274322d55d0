// JobQueue over BullMQ. One try per delivery and nothing kept: attempts, errors and results are counted in our own rows.
import type { Logger } from '../logging';
import type { BullBackend, BullQueueHandle, BullWorkerHandle } from './bull-backend';
import { type JobConsumer, JobQueue, type QueuedJob } from './job-queue';

const ADD_WITHIN_MS = 10_000;
const JOB_OPTIONS = { attempts: 1, removeOnComplete: true, removeOnFail: true };
/** After kill -9 a job comes back within lock and interval. The count must never end it for good (stack.md: the default does, at the second). */
const STALLED = { lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 1_000_000 };

export class BullQueue extends JobQueue {
  private readonly queue: BullQueueHandle;

  constructor(
    private readonly name: string,
    private readonly backend: BullBackend,
    private readonly logger: Logger,
  ) {
    super();
    this.queue = backend.queue(name, { defaultJobOptions: JOB_OPTIONS }, (error) => this.warn(error));
  }

  async add(jobs: readonly QueuedJob[]): Promise<void> {
    if (jobs.length === 0) return;
    const adding = this.queue.addBulk(jobs.map(({ id, kind }) => ({ name: kind, data: {}, opts: { ...JOB_OPTIONS, jobId: id } })));
    await within(adding, ADD_WITHIN_MS, 'the queue did not take the jobs in time');
  }

  async consume(handle: (job: QueuedJob) => Promise<void>, options: { concurrency: number }): Promise<JobConsumer> {
    const processor = ({ id, name }: { id?: string; name: string }): Promise<void> => handle({ id: id ?? '', kind: name });
    const settings = { ...STALLED, concurrency: options.concurrency, removeOnComplete: { count: 0 }, removeOnFail: { count: 0 } };
    const worker = this.backend.worker(this.name, processor, settings, (error) => this.warn(error));
    return { close: (graceMs) => closeWorker(worker, graceMs) };
  }

  async close(): Promise<void> {
    await this.queue.close();
  }

  private warn(error: Error): void {
    this.logger.warn({ err: error }, 'the job queue reports an error');
  }
}

async function closeWorker(worker: BullWorkerHandle, graceMs: number): Promise<void> {
  // A worker that waits for its jobs cannot be told any more not to.
  if (graceMs === 0) return worker.close(true);
  const finished = await Promise.race([worker.close().then(() => true), after(graceMs)]);
  if (!finished) await worker.close(true);
}

async function within(work: Promise<unknown>, ms: number, sentence: string): Promise<void> {
  const done = await Promise.race([work.then(() => true), after(ms)]);
  if (done) return;
  work.catch(() => undefined);
  throw new Error(sentence);
}

function after(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms).unref());
}
